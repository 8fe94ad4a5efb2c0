import { parseSource, sourceText } from '../../lib/charts/source';

test.each([
  ['embedded', { embedded: true }],
  ['./vendor/kafka', { directory: './vendor/kafka' }],
  ['/charts/kafka', { directory: '/charts/kafka' }],
  ['vendor/kafka-20.0.0.tgz', { archive: 'vendor/kafka-20.0.0.tgz' }],
  [
    'oci://registry.example.com:5000/charts/kafka:1.2.3',
    { oci: 'oci://registry.example.com:5000/charts/kafka', version: '1.2.3' },
  ],
  [
    'https://charts.example.com/stable/kafka:1.2.3-rc.1',
    { repository: 'https://charts.example.com/stable', name: 'kafka', version: '1.2.3-rc.1' },
  ],
  [
    'http://127.0.0.1:8080/kafka:1.2.3',
    { repository: 'http://127.0.0.1:8080', name: 'kafka', version: '1.2.3' },
  ],
  ['bitnami/kafka:20.0.0', { oci: 'oci://registry-1.docker.io/bitnamicharts/kafka', version: '20.0.0' }],
  ['cloudpirates/kafka:0.1.4', { oci: 'oci://registry-1.docker.io/cloudpirates/kafka', version: '0.1.4' }],
])('%s is a chart', (text, source) => {
  expect(parseSource(text)).toEqual(source);
  expect(parseSource(sourceText(parseSource(text) as never))).toEqual(source);
});

test.each([
  '',
  'kafka',
  'bitnami/kafka',
  'bitnami/kafka:20',
  'bitnami/kafka:^20.0.0',
  'bitnami/kafka:latest',
  'unknown/kafka:20.0.0',
  'constructor/kafka:20.0.0',
  'oci://registry.example.com/charts/kafka',
  'oci://kafka:1.0.0',
  'https://charts.example.com/stable',
  'https://kafka:1.0.0',
  'git://example.com/kafka:1.0.0',
  'https://user:word@charts.example.com/stable/kafka:1.0.0',
  'https://charts.example.com/stable?token=abc/kafka:1.0.0',
  'file:///charts/kafka.tgz',
])('"%s" is none', (text) => {
  expect(parseSource(text)).toBeUndefined();
});
