import { userScript } from '../../../lib/users/kafka-users';
import { bashWith, laidOut, linesOf, type Said } from '../../jobs/script/bash';

export const script = laidOut(userScript);

/** Runs code with every function of the script at hand, and nothing of it run. */
export function bash(code: string, args: readonly string[] = [], input = ''): Said {
  return bashWith(script, code, args, input);
}

/** The lines that the code prints. @throws Error when it fails or complains */
export function bashLines(code: string, args: readonly string[] = [], input = ''): string[] {
  return linesOf(bash(code, args, input));
}
