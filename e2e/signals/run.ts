/**
 * Ends runs of the topic script by SIGTERM and SIGKILL at random moments, against a real broker, and fails when a run
 * says of a topic what is not so, says its end other than once, or leaves a process; or when the next run does not put
 * right what was left.
 *
 *     KAFKA_DIST_4=… node --require tsx/cjs e2e/signals/run.ts [--kills 12] [--seed 1]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Cluster } from '../reconciler/cluster';
import { cleanUp, processesIn, signalGroup, until } from '../reconciler/processes';
import { seeded } from '../reconciler/random';
import { type Outcome, type Running, reconcile, startReconciler } from '../reconciler/reconciler';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '12' }, seed: { type: 'string', default: '1' } },
});

const counted = { SIGTERM: 0, SIGKILL: 0, 'ended before': 0, 'claims that were looked at': 0, faults: 0 };

const names = Array.from({ length: 6 }, (_, index) => `killed-${index}`);

/** Every second table deletes a topic, and the next one creates it again. */
function table(round: number): string[] {
  return names.map((name, index) =>
    index === 0 && round % 2
      ? `${name} absent`
      : `${name} partitions=1 replication-factor=1 config:retention.ms=${1000 + round}`,
  );
}

/** What is not so of what the run said, or of how it ended. */
async function faults(
  cluster: Cluster,
  outcome: Outcome,
  round: number,
  signal: NodeJS.Signals,
): Promise<string[]> {
  const found: string[] = [];
  const topics = await cluster.topics();
  for (const [name, said] of outcome.lines) {
    if (!/^(ok|created|changed|deleted)/.test(said)) continue;
    counted['claims that were looked at']++;
    const actual = topics.get(name)?.config['retention.ms'];
    const declared = /absent/.test(table(round)[names.indexOf(name)] ?? '')
      ? undefined
      : String(1000 + round);
    if (actual !== declared) found.push(`${name} is said to be ${said}, and its retention is ${actual}`);
  }
  if (/unbound|line \d+:/.test(outcome.stderr)) found.push('bash complained');
  if (outcome.status === 0) counted['ended before']++;
  else if (signal === 'SIGTERM') {
    if (outcome.status !== 143) found.push(`the status is ${outcome.status}`);
    const messages = outcome.stdout.match(/^interrupted by SIGTERM$/gm)?.length;
    if (messages !== 1) found.push(`its end is said ${messages ?? 0} times`);
    if (!/^interrupted by SIGTERM$/m.test(outcome.terminationMessage))
      found.push('the termination message is another');
  }
  return found;
}

/** Whether bash, which needs some milliseconds to start, has come to the script's trap. */
function catchesTerm({ process: { pid } }: Running): boolean {
  const [, caught = '0'] = /^SigCgt:\s+([0-9a-f]+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (BigInt(`0x${caught}`) >> 14n) % 2n === 1n;
}

function end(running: Running, signal: NodeJS.Signals): void {
  if (signal === 'SIGTERM') {
    running.process.kill(signal);
    return;
  }
  // As the kubelet: everything in the container at once.
  signalGroup(running.process, signal);
  for (const pid of processesIn(running.folder)) {
    try {
      process.kill(pid, signal);
    } catch {
      // it is gone already
    }
  }
}

async function main(): Promise<number> {
  const distribution = process.env.KAFKA_DIST_4 ?? process.env.KAFKA_DIST_3;
  if (!distribution) throw new Error('name a Kafka distribution in KAFKA_DIST_4 or KAFKA_DIST_3');
  const cluster = await Cluster.start(distribution, { racks: ['a'] });
  const random = seeded(Number(values.seed));
  const complain = (round: number, fault: string, outcome: Outcome) => {
    counted.faults++;
    console.log(
      `✗ round ${round}: ${fault}\n${outcome.stdout}${outcome.stderr}`.replace(/\n(?=.)/g, '\n    '),
    );
  };
  const whole = await reconcile(cluster, table(0));
  let round = 0;
  while (round < Number(values.kills)) {
    round++;
    const signal = random() < 0.5 ? 'SIGTERM' : 'SIGKILL';
    counted[signal]++;
    const running = startReconciler(cluster, table(round));
    await until('bash to have begun with the script', () => catchesTerm(running));
    await new Promise((resolve) => setTimeout(resolve, random() * whole.seconds * 1000));
    end(running, signal);
    const outcome = await running.outcome;
    console.log(`round ${round}: ${signal}, ${outcome.status}`);
    await until('its processes to be gone', () => processesIn(running.folder).length === 0, 30);
    for (const fault of await faults(cluster, outcome, round, signal)) complain(round, fault, outcome);
    if (round % 10 !== 0) continue;
    const next = await reconcile(cluster, table(round));
    if (next.status !== 0) complain(round, `the next run ended with ${next.status}`, next);
    for (const fault of await faults(cluster, next, round, 'SIGKILL'))
      complain(round, `next run: ${fault}`, next);
  }
  console.log(
    `Kafka ${cluster.version}, ${values.kills} signals, seed ${values.seed}: ${JSON.stringify(counted)}`,
  );
  cleanUp();
  return counted.faults === 0 ? 0 : 1;
}

main().then(
  (status) => process.exit(status),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
