import path from 'node:path';
import { checkout, run, synth, tree } from '../checkout';
import { chartServer } from './chart-server';
import { flatChart } from './flat-chart';
import { packed } from './packed';

const charts = ['node', '--require', './run-ts.cjs', 'lib/charts/main.ts'];

test('a chart is pulled by one command, and installed with its topics by another that needs no network', async () => {
  const server = await chartServer();
  server.publish('20.0.0', packed(flatChart('20.0.0', '3.3.1', false)));
  const CHART = `oci://${server.host}/charts/kafka:20.0.0`;
  const folder = checkout();
  const pulled = await run(folder, [...charts, 'pull', '--plain-http', CHART]);
  expect(pulled).toMatchObject({ code: 0, stderr: '' });
  await server.close();

  expect(await run(folder, [...synth, 'dev'], { CHART, REPLICAS: '5' })).toMatchObject({ code: 0 });
  const { 'dev/10-kafka.yaml': kafka, 'dev/20-topics.yaml': topics } = tree(path.join(folder, 'dist'));
  expect(kafka).toMatch(/kind: StatefulSet\nmetadata:\n {2}name: kafka\n.*? {2}replicas: 5\n/s);
  expect(topics).toContain('kafka-4.kafka-headless.learnflow.svc.cluster.local:9092');
  expect(topics).toContain('image: docker.io/bitnamilegacy/kafka:3.3.1-debian-11-r19');
  expect(topics).toContain('value: /opt/bitnami/kafka/bin:/opt/bitnami/java/bin:');
  expect(topics).toMatch(/name: KAFKA_HOME\n\s+value: \/opt\/bitnami\/kafka\n/);
  expect(topics).toContain('runAsUser: 1001');
});
