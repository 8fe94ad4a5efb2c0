import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const templates = path.join(__dirname, '..', '..', 'charts', 'kafka', 'templates');

/** The fields whose values the schema or a template makes whole numbers of. */
const numbers = [
  ...['replicas', 'port', 'nodePort', 'containerPort', 'maxUnavailable', 'successThreshold'],
  'terminationGracePeriodSeconds',
];

test('every text that a template puts into a field has quotes', () => {
  const unquoted = readdirSync(templates, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(yaml|tpl)$/.test(name) && !name.startsWith('_validate'))
    .flatMap((name) => {
      const lines = readFileSync(path.join(templates, name), 'utf8').split('\n');
      return lines
        .filter((line) => {
          const field = /^ *(?:- )?([\w./-]+): \{\{-? (.*?) -?\}\}$/.exec(line);
          return (
            field && !numbers.includes(field[1] as string) && !/\| (quote|toJson)$/.test(field[2] as string)
          );
        })
        .map((line) => `${name}: ${line.trim()}`);
    });
  expect(unquoted).toEqual([]);
});
