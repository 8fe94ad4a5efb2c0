import { type Config, spanIn } from '../configs/config';
import { brokerConfigTable } from './table';

const byName = new Map(brokerConfigTable.map((config) => [config.name, config]));

/** A config of one listener alone, such as `listener.name.client.max.connections`. */
const ofListener = /^listener\.name\.[^.]+\.(.+)$/;

/** The config of brokers and controllers of this name, in whatever Kafka line; those of `reserved.ts` are not among them. */
export function brokerConfig(name: string): Config | undefined {
  return byName.get(ofListener.exec(name)?.[1] ?? name);
}

/** The names of all configs of brokers and controllers that a Kafka version knows and an environment may set. */
export function brokerConfigNames(version: string): string[] {
  return brokerConfigTable.filter((config) => spanIn(config, version)).map(({ name }) => name);
}

/** Whether a config is one that brokers hand to the plugins of tiered storage, by whatever name. */
export function isOfTieredStorage(name: string): boolean {
  return /^(rsm|rlmm)\.config\../.test(name);
}
