/**
 * Proves what the reader says of real brokers that authorize: 3.9 with ZooKeeper, 4.x with KRaft, as plain processes.
 *
 *     KAFKA_DIST_3=… KAFKA_DIST_4=… node --require tsx/cjs e2e/reader/run.ts [part of a scenario's name]
 *
 * Each variable names a Kafka distribution (bin, config, libs); Java is on PATH.
 */
import { runSuite } from '../reconciler/suite';
import { names } from './names';
import { rights } from './rights';

runSuite([...rights, ...names], { racks: ['a'], authorizer: true });
