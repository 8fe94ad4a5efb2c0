import { environments } from './environments';
// Not all of lib, whose other commands need not be loaded for this one.
import { runSynthesis } from './lib/command';

process.exitCode = runSynthesis(environments);
