/**
 * Proves the user reconciler against real brokers that authorize: 3.9 with ZooKeeper, 4.x with KRaft, as plain processes.
 *
 *     KAFKA_DIST_3=… KAFKA_DIST_4=… node --require ./run-ts.cjs e2e/users/run.ts [part of a scenario's name]
 *
 * Each variable names a Kafka distribution (bin, config, libs); Java, with its compiler, is on PATH.
 */
import { runSuite } from '../reconciler/suite';
import { names } from './names';
import { passwords } from './passwords';
import { protection } from './protection';
import { rows } from './rows';
import { secrets } from './secrets';

runSuite([...rows, ...names, ...passwords, ...secrets, ...protection], { racks: ['a'], authorizer: true });
