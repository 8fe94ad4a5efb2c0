import { environments } from './environments';
import { runCheck } from './lib';

process.exitCode = runCheck(environments);
