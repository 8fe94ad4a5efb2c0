import { unseenCharacter } from '../kafka/names';
import { cidrRemedy, isCidr } from '../kubernetes/cidr';
import { isDnsName, isIpv4, isLabelKey, isRenderedKey } from '../kubernetes/names';
import {
  type BrokerServices,
  externalTrafficPolicies,
  type LoadBalancerAccess,
  type NodePortAccess,
} from './external-access';
import {
  entries,
  type Fields,
  fields,
  isObject,
  listOf,
  oneOf,
  optional,
  type Shape,
  text,
  wholeNumber,
} from './shape';

// What ends in a number is taken for an address by those who look it up.
const isHostName = (it: string) => isDnsName(it) && !/(^|\.)\d+$/.test(it);
const isHost = (it: string) => isIpv4(it) || isHostName(it);

const host = text("a DNS name or IPv4 address, such as 'kafka-0.example.com'", isHost);

const pattern = text(
  "a DNS name with {broker} in the place of the broker's number, such as 'kafka-{broker}.example.com'",
  (it) => (it.includes('{broker}') ? isHostName(it.replaceAll('{broker}', '999')) : isHost(it)),
);

const hosts: Shape = (value, path) =>
  Array.isArray(value) ? atLeastOne(listOf(host))(value, path) : pattern(value, path);

const cidrs = atLeastOne(listOf(text(cidrRemedy, isCidr)));

function atLeastOne(list: Shape): Shape {
  return (value, path) =>
    Array.isArray(value) && value.length === 0
      ? [{ path, value, problem: 'is empty', remedy: 'write at least one' }]
      : list(value, path);
}

const port = wholeNumber(1, 65_535);

const services: Fields<BrokerServices> = {
  hosts,
  allowedCidrs: cidrs,
  externalTrafficPolicy: optional(oneOf(...externalTrafficPolicies)),
  annotations: optional(
    entries(
      text("an annotation's name, such as 'external-dns.alpha.kubernetes.io/hostname'", isRenderedKey),
      text(
        "a text of at most 10,000 characters, all of which can be seen, such as '{host}'",
        (it) => it.length <= 10_000 && unseenCharacter(it) === undefined,
      ),
    ),
  ),
};

const loadBalancer: Fields<LoadBalancerAccess> = {
  type: oneOf('LoadBalancer'),
  ...services,
  port: optional(port),
  loadBalancerSourceRanges: optional(cidrs),
  loadBalancerClass: optional(text("the name of a class, such as 'service.k8s.aws/nlb'", isLabelKey)),
};

const nodePort: Fields<NodePortAccess> = { type: oneOf('NodePort'), ...services, nodePort: port };

/** Every field of `externalAccess`. The type decides which fields there are. */
export const externalAccessShape: Shape = (value, path) => {
  if (!isObject(value) || value.type === 'LoadBalancer') return fields(loadBalancer)(value, path);
  if (value.type === 'NodePort') return fields(nodePort)(value, path);
  return oneOf('LoadBalancer', 'NodePort')(value.type, `${path}.type`);
};
