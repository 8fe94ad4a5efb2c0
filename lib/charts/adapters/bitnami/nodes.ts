import type { KubernetesObject } from '../../../helm/manifest';
import type { Found } from '../../../rules/rule';
import { type Image, imageText } from '../../image';
import type { Installation, Tools } from '../../installation';
import type { Translation } from '../../translation';

/** What one of Bitnami's interfaces makes of an environment. */
export interface Nodes {
  readonly translation: Translation;
  readonly images: readonly Image[];
  readonly meaningless: readonly Found[];
  readonly publicSecrets: readonly string[];
  readonly objects: readonly KubernetesObject[];
  readonly installation: Installation;
}

/** Kafka's tools in Bitnami's images. */
export function bitnamiTools(image: Image): Tools {
  return {
    image: imageText(image),
    kafkaHome: '/opt/bitnami/kafka',
    javaBin: '/opt/bitnami/java/bin',
    user: 1001,
  };
}
