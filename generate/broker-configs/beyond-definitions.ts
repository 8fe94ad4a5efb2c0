import type { Saying } from '../dumps';

/** The ids of compression codecs, from none to zstd. */
const codec: Saying = { min: 0n, max: 4n };

/** The suites of TLS 1.2 and 1.3 with forward secrecy and authenticated encryption, of which Java enables all. */
const suites = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_AES_128_GCM_SHA256',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
];

/** What Kafka refuses when it uses a config, and its definitions do not say; read in its source, proven by `npm run e2e:rules`. */
export const beyondDefinitions: Readonly<Record<string, Saying>> = {
  'log.roll.jitter.ms': { min: 0n },
  'log.roll.ms': { min: 1n },
  'max.connections.per.ip.overrides': { form: 'host:count' },
  'metrics.recording.level': { words: ['INFO', 'DEBUG', 'TRACE'], caseless: true },
  'offsets.commit.required.acks': { min: -1n },
  'offsets.topic.compression.codec': codec,
  'share.coordinator.state.topic.compression.codec': codec,
  'ssl.cipher.suites': { words: suites },
};
