import { environments } from './environments';
import { runCapacity } from './lib';

process.exitCode = runCapacity(environments);
