import { environments } from './environments';
import { runSynthesis } from './lib';

process.exitCode = runSynthesis(environments);
