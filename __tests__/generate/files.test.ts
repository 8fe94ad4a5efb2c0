import { readFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles } from '../../generate/files';

test.each([...generatedFiles()])('%s is what npm run generate writes', (file, content) => {
  expect(readFileSync(path.join(__dirname, '..', '..', file), 'utf8')).toBe(content);
});
