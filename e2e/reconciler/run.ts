/**
 * Proves the topic reconciler against real brokers: 3.9 with ZooKeeper, 4.x with KRaft, as plain processes.
 *
 *     KAFKA_DIST_3=… KAFKA_DIST_4=… node --require ./run-ts.cjs e2e/reconciler/run.ts [part of a scenario's name]
 *
 * Each variable names a Kafka distribution (bin, config, libs); Java is on PATH or in JAVA_HOME.
 */
import { fullTable } from './full-table';
import { hostile } from './hostile';
import { rows } from './rows';
import { runSuite } from './suite';
import { trouble } from './trouble';

runSuite([...rows, ...hostile, ...trouble, ...fullTable]);
