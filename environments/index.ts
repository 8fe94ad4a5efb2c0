import { dev } from './dev';
import { prod } from './prod';
import { staging } from './staging';

/** Every environment there is. */
export const environments = [dev, staging, prod];
