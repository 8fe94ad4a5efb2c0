import { dnsLabelRemedy, isDnsLabel, isLabelValue, isObjectName, isRenderedKey } from '../kubernetes/names';
import {
  type CertificateIssuer,
  type CertificateSecret,
  type CertManagerCertificates,
  type ClientListener,
  clientProtocols,
  type ExistingCertificates,
  type Network,
  type Security,
} from './security';
import { entries, type Fields, fields, isObject, listOf, oneOf, optional, type Shape, text } from './shape';
import { userShape } from './user-shape';

const objectName = text(
  "the name of an object: lower-case letters, digits, '-' and '.', such as 'kafka-broker-tls'",
  isObjectName,
);
const namespace = text(dnsLabelRemedy, isDnsLabel);

const subject = text(
  "a distinguished name as Kafka writes it, such as 'CN=kafka-broker,O=Example'",
  // A semicolon separates super users.
  (it) => /^[A-Z]+=[^;]+$/.test(it) && it.trim() === it,
);

const issuer: Fields<CertificateIssuer> = {
  name: objectName,
  kind: oneOf('Issuer', 'ClusterIssuer'),
  group: optional(text("an API group, such as 'cert-manager.io'", isObjectName)),
};

const certManager: Fields<CertManagerCertificates> = {
  from: oneOf('cert-manager'),
  issuer: optional(fields(issuer)),
};

const secret = fields<CertificateSecret>({ secret: objectName, subject });

const existing: Fields<ExistingCertificates> = {
  from: oneOf('secrets'),
  broker: secret,
  quorum: secret,
  admin: secret,
};

/** The source decides which fields there are. */
const certificates: Shape = (value, path) => {
  if (!isObject(value)) return fields(certManager)(value, path);
  if (value.from === 'cert-manager') return fields(certManager)(value, path);
  if (value.from === 'secrets') return fields(existing)(value, path);
  return oneOf('cert-manager', 'secrets')(value.from, `${path}.from`);
};

const network: Fields<Network> = {
  clientLabels: optional(
    entries(
      text("a label's name, such as 'example.com/kafka-client'", isRenderedKey),
      text("a label's value, such as 'true'", isLabelValue),
    ),
  ),
  clientNamespaces: optional(listOf(namespace)),
  monitoringNamespace: optional(namespace),
};

/** Every field of `security`. */
export const securityFields: Fields<Security> = {
  certificates,
  clients: optional(fields<ClientListener>({ protocol: oneOf(...clientProtocols) })),
  users: optional(listOf(userShape)),
  network: optional(fields(network)),
};
