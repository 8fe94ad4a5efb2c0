import { dumped, dumpedVersions } from '../../../generate/broker-configs/server-config';
import { isCredential } from '../../../lib/environment/credentials';
import { brokerConfig, brokerConfigNames } from '../../../lib/kafka/broker-configs/broker-config';
import { contradictions } from '../../../lib/kafka/broker-configs/contradictions';
import { relations } from '../../../lib/kafka/broker-configs/relations';
import { reservedBy } from '../../../lib/kafka/broker-configs/reserved';
import { type Config, spanIn } from '../../../lib/kafka/configs/config';
import { parseValue } from '../../../lib/kafka/configs/parse';
import { kafkaVersions, type MetadataMode } from '../../../lib/kafka/versions';

test('the versions that run are among those that were asked', () => {
  expect(dumpedVersions).toEqual(expect.arrayContaining(Object.values(kafkaVersions)));
});

describe.each(dumpedVersions)("Kafka %s's own definitions", (version) => {
  const definitions = dumped(version);
  const settable = definitions.filter(({ name }) => reservedBy(name) === undefined);
  const at = (name: string) => {
    const config = brokerConfig(name) as Config;
    return { config, span: spanIn(config, version) as NonNullable<ReturnType<typeof spanIn>> };
  };

  test('name the same configs', () => {
    expect(brokerConfigNames(version)).toEqual(settable.map(({ name }) => name));
  });

  test('have defaults that are values of their configs, and go together', () => {
    const refused = settable
      .filter((it) => it.default !== null)
      .filter((it) => 'problem' in parseValue(at(it.name).config, at(it.name).span, it.default as string));
    expect(refused).toEqual([]);
    const values = (name: string) => settable.find((it) => it.name === name)?.default ?? undefined;
    const modes: MetadataMode[] = version.startsWith('3.') ? ['zookeeper', 'kraft'] : ['kraft'];
    for (const metadataMode of modes) {
      expect(contradictions(values, { version, metadataMode })).toEqual([]);
    }
  });

  test('leave no config of type PASSWORD to be set, and none that reports would print', () => {
    const passwords = definitions.filter(({ type }) => type === 'PASSWORD').map(({ name }) => name);
    expect(passwords.length).toBeGreaterThan(5);
    expect(passwords.filter((name) => reservedBy(name) === undefined)).toEqual([]);
    expect(passwords.filter((name) => !isCredential(`brokers.config.${name}`, 'Uaz7z'))).toEqual([]);
    expect(passwords.filter((name) => !isCredential(`listener.name.client.x.${name}`, 'Uaz7z'))).toEqual([]);
  });

  test('name nothing that takes a number for a credential', () => {
    expect(settable.filter((it) => isCredential(it.name, it.default ?? '1'))).toEqual([]);
  });
});

test('every config that is compared with another is one that Kafka knows', () => {
  const compared = relations.flatMap(({ low, high }) => [low, high]);
  expect(compared.filter((name) => brokerConfig(name) === undefined)).toEqual([]);
});
