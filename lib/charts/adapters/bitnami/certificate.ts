import type { DeclaredCertificate } from '../../../security/declared-security';
import { type Image, imageText } from '../../image';
import type { Stores } from '../../security-properties';
import type { Translation } from '../../translation';
import { restrictedContainer } from '../pods';

/** Where the containers have the files that are made of a certificate. */
export const stores: Stores = {
  keystore: '/etc/stores/keystore.pem',
  truststore: '/etc/stores/truststore.pem',
};

const secretFolder = '/etc/certificates';
const storesFolder = '/etc/stores';

const secretMount = { name: 'certificates', mountPath: secretFolder, readOnly: true };
const storesMount = { name: 'stores', mountPath: storesFolder };

/** Fails with a word about the reason before a server fails without. */
const script = `cd ${secretFolder}
grep -q 'BEGIN PRIVATE KEY' tls.key || { echo 'tls.key is not PKCS#8 without a password' >&2; exit 1; }
umask 077
{ cat tls.key; echo; cat tls.crt; } > ${stores.keystore}
cat ca.crt > ${stores.truststore}
`;

/** Lists that a chart adds to those of its own pods, and annotations. */
interface PodValues {
  readonly extraVolumes: readonly unknown[];
  readonly extraVolumeMounts: readonly unknown[];
  readonly podAnnotations: Readonly<Record<string, string>>;
}

const nothing: PodValues = { extraVolumes: [], extraVolumeMounts: [], podAnnotations: {} };

/**
 * Gives pods a certificate: an init container puts key and chain into one file, which is the only form of
 * PEM that ZooKeeper, and Kafka as its client, can read. The charts' own values for TLS make Java
 * keystores of it, with passwords that an environment does not have, or that are random in every render.
 *
 * @param place the pods' place among the values, such as `broker.`
 * @param others what the pods get besides
 */
export function mountCertificate(
  translation: Translation,
  place: string,
  { secret }: DeclaredCertificate,
  image: Image,
  others = nothing,
): void {
  const values = {
    initContainers: [storesContainer(imageText(image))],
    extraVolumes: [
      { name: 'certificates', secret: { secretName: secret, defaultMode: 0o440 } },
      { name: 'stores', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } },
      ...others.extraVolumes,
    ],
    extraVolumeMounts: [{ ...storesMount, readOnly: true }, ...others.extraVolumeMounts],
    podAnnotations: others.podAnnotations,
  };
  const lists = Object.entries(values).map(([name, value]) => ({ at: `${place}${name}`, value }));
  const missing = lists.find(({ at, value }) => !translation.knows(at, value));
  // Said once: who lacks one of them is an old chart, and lacks others.
  for (const { at, value } of missing ? [missing] : lists) {
    translation.translate('security.certificates', secret, at, value);
  }
}

function storesContainer(image: string) {
  return {
    name: 'certificate-stores',
    image,
    imagePullPolicy: 'IfNotPresent',
    command: ['/bin/bash', '-ec', script],
    securityContext: { ...restrictedContainer(1001), readOnlyRootFilesystem: true },
    resources: { requests: { cpu: '50m', memory: '32Mi' }, limits: { cpu: '500m', memory: '64Mi' } },
    volumeMounts: [secretMount, storesMount],
  };
}
