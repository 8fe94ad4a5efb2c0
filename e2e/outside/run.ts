/**
 * Proves who reaches brokers from outside the cluster in KUBECONFIG, and how: by node ports with KRaft, by load
 * balancers with ZooKeeper. Clients are on machines of their own, made with `ip netns`; a load balancer's address
 * is said to be there by the suite, and kube-proxy does the rest.
 *
 *     KAFKA_DIST_3=… KAFKA_DIST_4=… npm run e2e:outside [node-ports | load-balancers]
 *
 * Needs root on a node of the cluster whose NetworkPolicies are enforced. Each variable names a Kafka distribution
 * (bin, config, libs), whose tools are the clients.
 */
import { cleanUpOnSignals, taken } from '../own-namespaces';
import { Steps } from '../steps';
import { Installed } from './installed';
import { Machine } from './machine';
import { reachedFromOutside } from './reached';
import { loadBalancers, networks, nodePorts } from './variants';

const { KAFKA_DIST_3, KAFKA_DIST_4 } = process.env;

async function main(only?: string): Promise<number> {
  const variants = [
    { environment: nodePorts, distribution: KAFKA_DIST_4 },
    { environment: loadBalancers, distribution: KAFKA_DIST_3 },
  ].filter(({ environment }) => only === undefined || environment.name === only);
  const without = variants.filter(({ distribution }) => distribution === undefined);
  if (variants.length === 0 || without.length > 0) {
    console.error('name a Kafka distribution in KAFKA_DIST_3 (load-balancers) and KAFKA_DIST_4 (node-ports)');
    return 1;
  }
  const namespaces = variants.map(({ environment }) => environment.namespace);
  const others = taken(namespaces);
  if (others.length > 0) {
    console.error(`the namespace ${others.join(', ')} exists already, and this run would delete it`);
    return 1;
  }
  const allowed = new Machine('allowed', networks.allowed);
  const stranger = new Machine('stranger', networks.stranger);
  const all = variants.map(({ environment, distribution }) => ({
    steps: new Steps(environment.name),
    installed: new Installed(environment),
    watchers: { allowed, stranger, distribution: distribution as string },
  }));
  const cleanUp = () => {
    for (const machine of [allowed, stranger]) machine.remove();
    for (const { installed } of all) installed.uninstall();
  };
  cleanUpOnSignals(cleanUp);
  try {
    for (const machine of [allowed, stranger]) machine.start();
    // All of them first, so that one starts while another is looked at.
    for (const { steps, installed } of all) {
      await steps.step('the API server accepts every object strictly, without a warning', () => {
        installed.accepted();
        installed.install();
      });
    }
    for (const { steps, installed, watchers } of all) await reachedFromOutside(steps, installed, watchers);
  } finally {
    cleanUp();
  }
  const passed = sum(all.map(({ steps }) => steps.passed));
  const failed = sum(all.map(({ steps }) => steps.failed));
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}

main(process.argv[2]).then((code) => {
  process.exitCode = code;
});
