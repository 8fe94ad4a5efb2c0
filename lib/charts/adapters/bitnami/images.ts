import type { Found } from '../../../rules/rule';
import { type ChartFiles, isMap, type Values } from '../../chart-files';
import { type Image, imageText, parseImage } from '../../image';
import type { ChartImages } from '../../kafka-chart';
import { type Translation, valueAt } from '../../translation';
import { restrictedContainer } from '../pods';

/** Where Bitnami's images went in August 2025. Nothing is added there, and nothing patched. */
const legacy = 'bitnamilegacy';

/**
 * Sets the image of Kafka or ZooKeeper: the one that was chosen, else the chart's own tag in
 * `bitnamilegacy`.
 *
 * @param place the image's place among the values, such as `image`
 */
export function setImage(
  translation: Translation,
  chart: ChartFiles,
  place: string,
  chosen: string | undefined,
): Image {
  const own = (part: string) => String(valueAt(chart.values, `${place}.${part}`) ?? '');
  const image = chosen
    ? (parseImage(chosen) as Image)
    : {
        registry: own('registry') || 'docker.io',
        repository: own('repository').replace(/^bitnami\//, `${legacy}/`),
        tag: own('tag'),
        digest: own('digest'),
      };
  translation.set(`${place}.registry`, image.registry);
  translation.set(`${place}.repository`, image.repository);
  translation.set(`${place}.tag`, image.tag);
  if (translation.knows(`${place}.digest`)) translation.set(`${place}.digest`, image.digest);
  else if (image.digest !== '') {
    const field = place === 'image' ? 'chart.images.kafka' : 'chart.images.zookeeper';
    translation.refuse(
      field,
      chosen,
      'has a digest, which charts before 18.1.0 ignore',
      'write the tag instead',
    );
  }
  // From 31.1.0 the chart calls images that are not its own unsafe, and does not render.
  translation.setIfKnown('global.security.allowInsecureImages', true);
  return image;
}

/** Images that `bitnamilegacy` does not have: the exporter never came there, the base image never left. */
const elsewhere = /^bitnami\/(kafka-exporter|minideb)$/;

/**
 * Sets what values of one's own may switch on besides the servers, such as the JMX exporter: the image from
 * `bitnamilegacy`, and a container that Pod Security `restricted` allows, where nobody says otherwise.
 */
export function setFurtherImages(translation: Translation, values: Values, within = ''): void {
  for (const [key, value] of Object.entries(values)) {
    if (!isMap(value)) continue;
    const place = `${within}${key}`;
    const { repository } = value;
    if (key !== 'image' || typeof repository !== 'string') {
      setFurtherImages(translation, value, `${place}.`);
    } else if (within !== '' && within !== 'zookeeper.') {
      const isChosen = ['registry', 'repository'].some((part) => translation.ownAt(`${place}.${part}`));
      if (repository.startsWith('bitnami/') && !elsewhere.test(repository) && !isChosen) {
        translation.set(`${place}.repository`, repository.replace('bitnami', legacy));
      }
      const context = `${within}containerSecurityContext`;
      // Who gives volumes to others has to be root.
      if (translation.knows(context) && !/volumePermissions\.$/.test(within)) {
        translation.suggest(context, { enabled: true, ...restrictedContainer(1001) });
      }
    }
  }
}

/** What is unwise about running images that nobody patches. */
export function legacyImages(images: readonly Image[], chosen: ChartImages | undefined): Found[] {
  const unpatched = images.filter(({ repository }) => repository.startsWith(`${legacy}/`)).map(imageText);
  if (unpatched.length === 0) return [];
  return [
    {
      field: 'chart.images',
      value: chosen?.kafka ?? unpatched[0],
      problem: `runs ${unpatched.join(' and ')}: Bitnami's images of before August 2025, which are no longer patched`,
      remedy:
        "write images: { kafka: '…' } with an image that is built for the chart, choose another chart, or acknowledge it",
    },
  ];
}
