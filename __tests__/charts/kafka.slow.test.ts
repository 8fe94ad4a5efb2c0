import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { embeddedChart } from '../../lib/charts/embedded-chart';
import { findHelm } from '../../lib/helm/find-helm';

const ci = path.join(embeddedChart, 'ci');

/** What helm says and prints about the chart with these values. */
function helm(command: readonly string[], values = ''): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(findHelm().path, [...command, '--values=-'], {
    input: values,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

const render = (values: string) =>
  helm(['template', 'kafka', embeddedChart, '--namespace=learnflow'], values);

const reference = `
replicaCount: 3
persistence: { enabled: true, size: 10Gi }
auth: { enabled: false }
zookeeper: { enabled: true, replicaCount: 3, persistence: { enabled: true, size: 5Gi } }
`;

describe.each(readdirSync(ci))('with %s', (file) => {
  const values = readFileSync(path.join(ci, file), 'utf8');

  test('helm lint --strict finds nothing', () => {
    expect(helm(['lint', '--strict', embeddedChart], values)).toMatchObject({ status: 0 });
  });

  test('two renders are the same bytes', () => {
    expect(render(values)).toEqual({ ...render(values), status: 0 });
  });
});

test("LearnFlow's reference is what the defaults say", () => {
  const rendered = render(reference);
  expect(rendered.status).toBe(0);
  expect(rendered).toEqual(render(''));
});

describe('refuses', () => {
  test.each([
    ['an unknown key', 'replicas: 3', 'replicas'],
    ['an unknown key deep inside', 'zookeeper: { persistence: { sise: 5Gi } }', 'sise'],
    ['a wrong type', 'replicaCount: "3"', 'replicaCount'],
    ['a size that is none', 'persistence: { size: 10GB }', 'persistence'],
    ['a protocol that is none', 'auth: { enabled: true, clientProtocol: TLS }', 'clientProtocol'],
    [
      'properties that would undo its security',
      'auth: { enabled: true }\nconfig: { allow.everyone.if.no.acl.found: true }',
      'allow.everyone.if.no.acl.found',
    ],
    ['an even ensemble', 'zookeeper: { replicaCount: 2 }', 'zookeeper'],
    ['Kafka 4 with ZooKeeper', 'image: { tag: 4.3.1 }', '4.3.1'],
    ['properties that are its own', 'config: { listeners: "PLAINTEXT://:9092" }', 'listeners'],
    [
      'fewer hosts than brokers',
      'externalAccess: { enabled: true, hosts: [a.example.com] }',
      'externalAccess.hosts has 1 host(s) with replicaCount 3',
    ],
    [
      'one host for several load balancers',
      'externalAccess: { enabled: true, hosts: [a.example.com, a.example.com, b.example.com] }',
      'the same host twice',
    ],
    [
      'node ports that nobody chose',
      'externalAccess: { enabled: true, type: NodePort, hosts: [a, b, c] }',
      'externalAccess.nodePort is not set',
    ],
    [
      'node ports beyond the last',
      'externalAccess: { enabled: true, type: NodePort, hosts: [a, b, c], nodePort: 65534 }',
      '65535 is the highest',
    ],
    [
      'config providers beside its own',
      'config: { config.providers: env }\nexternalAccess: { enabled: true, hosts: [a, b, c] }',
      'config must not contain config.providers',
    ],
  ])('%s', (_, values, named) => {
    const { status, output } = render(values);
    expect(status).not.toBe(0);
    expect(output).toContain(named);
  });
});
