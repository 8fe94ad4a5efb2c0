import { scriptFiles } from '../../lib/jobs/script';
import { temporaryFolder } from '../temporary-folder';

test("a Job's script is its own files and those that every script shares, in the order of their names", () => {
  const own = temporaryFolder({ 'reconcile.sh': 'main', 'a.sh': 'first', 'notes.txt': 'not mounted' });
  const files = scriptFiles(own);
  expect(files).toMatchObject({ 'reconcile.sh': 'main', 'a.sh': 'first' });
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['message.sh', 'wait.sh']));
  expect(Object.keys(files)).not.toContain('notes.txt');
  expect(Object.keys(files)).toEqual(Object.keys(files).sort());
});

test('a file that would replace a shared one is refused', () => {
  expect(() => scriptFiles(temporaryFolder({ 'wait.sh': '' }))).toThrow(/^wait\.sh is both in .* and in /);
});
