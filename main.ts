import { dev } from './environments/dev';
import { prod } from './environments/prod';
import { staging } from './environments/staging';
import { runSynthesis } from './lib';

process.exitCode = runSynthesis([dev, staging, prod]);
