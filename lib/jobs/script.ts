import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const shared = path.join(__dirname, 'script');

/**
 * The script that a Job runs: the text of each of its files, by file name. They are those in `folder`
 * and those that every Job's script is made of; where it runs, they lie beside each other.
 *
 * @throws Error when both folders have a file of the same name
 */
export function scriptFiles(folder: string): Record<string, string> {
  const files = [shared, folder].flatMap((from) =>
    readdirSync(from)
      .filter((file) => file.endsWith('.sh'))
      .map((file): [string, string] => [file, readFileSync(path.join(from, file), 'utf8')]),
  );
  files.sort(([one], [other]) => (one < other ? -1 : 1));
  files.forEach(([file], index) => {
    if (file === files[index + 1]?.[0]) throw new Error(`${file} is both in ${shared} and in ${folder}`);
  });
  return Object.fromEntries(files);
}

/**
 * What lies beside every script and is no text: the content of each file, in base64, by file name. The Java programs
 * that the scripts start are among them; java/ has their sources.
 */
export function scriptBinaries(): Record<string, string> {
  return Object.fromEntries(
    ['reader.jar'].map((file) => [file, readFileSync(path.join(shared, file)).toString('base64')]),
  );
}
