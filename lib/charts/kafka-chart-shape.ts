import { type Fields, fields, isObject, oneOf, optional, type Shape, text } from '../environment/shape';
import { imageRemedy, parseImage } from './image';
import { adapterNames, type ChartImages, type KafkaChart } from './kafka-chart';
import { type ChartSource, parseSource, sourceProblem, sourceText } from './source';

const image = text(imageRemedy.replace('write ', ''), (it) => parseImage(it) !== undefined);
const choice = oneOf('keep', 'drop');

const source: Shape = (value, path) => {
  const written = isSource(value) ? sourceText(value) : value;
  return typeof written === 'string' && parseSource(written) !== undefined
    ? []
    : [{ path, ...sourceProblem(written) }];
};

/** Whether a value has exactly the fields of a typed source. */
function isSource(value: unknown): value is ChartSource {
  if (!isObject(value)) return false;
  const names = Object.keys(value).sort().join(' ');
  const known = ['directory', 'archive', 'oci version', 'name repository version'].includes(names);
  return (known && Object.values(value).every((it) => typeof it === 'string')) || value.embedded === true;
}

const kafkaChart: Fields<KafkaChart> = {
  source,
  images: optional(fields<ChartImages>({ kafka: image, zookeeper: optional(image) })),
  values: optional((value, path) =>
    isObject(value) ? [] : [{ path, value, problem: 'is not an object', remedy: 'write { … }' }],
  ),
  hooks: optional(choice),
  tests: optional(choice),
  secrets: optional(choice),
  adapter: optional(oneOf(...adapterNames)),
};

/** A chart: a source as text, or an object with more about it. */
export const kafkaChartShape: Shape = (value, path) =>
  typeof value === 'string' ? source(value, path) : fields(kafkaChart)(value, path);
