import type { DeclaredEnvironment } from '../../environment/declared';
import type { KubernetesObject } from '../../helm/manifest';
import type { Found } from '../../rules/rule';
import { parseImage } from '../image';
import { saysNothing } from '../same-meaning';
import type { Look } from './fault';
import { containersOf, nameOf, podSpecOf } from './objects';
import { type Rendered, rendered, withValues } from './render';

/** Images of `docker.io/bitnami`, which left it in August 2025. Its base image is still there. */
export const goneImages: Look = ({ own }) =>
  imagesIn(own)
    .filter(({ image }) => isGone(image))
    .map(({ image, object, container }) => ({
      key: `${object} ${container} ${image}`,
      about: image,
      problem: `lets ${object}, container ${container}, run ${image}, which docker.io/bitnami no longer has`,
      remedy: `remove it, or write an image that there is, such as ${replacement(image)}`,
    }));

/** Every image in the pods of a render, whatever it is for. */
export function imagesIn(
  objects: readonly KubernetesObject[],
): { readonly image: string; readonly object: string; readonly container: string }[] {
  return objects.flatMap((object) => {
    const pod = podSpecOf(object);
    if (!pod) return [];
    return containersOf(pod).flatMap(({ name, image }) =>
      image === undefined ? [] : [{ image, object: nameOf(object), container: name }],
    );
  });
}

function isGone(image: string): boolean {
  const { registry, repository } = parseImage(/[:@]/.test(image) ? image : `${image}:latest`) ?? {};
  const onDockerHub =
    registry === 'docker.io' || registry === 'registry-1.docker.io' || registry === 'index.docker.io';
  return onDockerHub && /^bitnami\//.test(repository ?? '') && repository !== 'bitnami/minideb';
}

function replacement(image: string): string {
  return /\/kafka-exporter\b/.test(image)
    ? 'docker.io/danielqsj/kafka-exporter:v1.9.0 (bitnamilegacy has none of the exporter)'
    : image.replace(/^.*?bitnami\//, 'docker.io/bitnamilegacy/');
}

/** What is unwise about images that values of one's own switch on besides the servers'. */
export function furtherLegacyImages(environment: DeclaredEnvironment): Found[] {
  const { chart } = environment;
  if (chart.adapter !== 'bitnami' || saysNothing(chart.values)) return [];
  const own = legacyIn(rendered(environment));
  const without = legacyIn(rendered(withValues(environment, {})));
  const further = own.filter((image) => !without.includes(image));
  if (further.length === 0) return [];
  return [
    {
      field: 'chart.values',
      value: further[0],
      problem: `runs ${further.join(' and ')}: Bitnami's images of before August 2025, which are no longer patched`,
      remedy: 'write an image of your own where it is switched on, or acknowledge it',
    },
  ];
}

function legacyIn(render: Rendered): string[] {
  const images = imagesIn('objects' in render ? render.objects : []).map(({ image }) => image);
  return [...new Set(images)].filter((image) => /^(docker\.io\/)?bitnamilegacy\//.test(image));
}
