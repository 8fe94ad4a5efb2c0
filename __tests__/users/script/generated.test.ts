import { GeneratedUsers } from './generated';

const users = new GeneratedUsers(40);

test('what is declared reaches the tools as it is, and nothing of it is run', () => {
  const { verdicts, written, said } = users.run([]);
  expect(said).toBe('');
  expect(verdicts).toEqual({ create: users.count });
  expect(written).toEqual(users.declared());
  expect(users.wasRun).toBe(false);
});

test('what the cluster answers is recognised', () => {
  const { verdicts, written, said } = users.run(users.asDeclared());
  expect(said).toBe('');
  expect(Object.keys(verdicts).sort()).toEqual(['ok', 'renew']);
  expect(written).toEqual(users.declared().filter((it) => it.includes('SCRAM-SHA-512","iterations=8192,')));
  expect(users.wasRun).toBe(false);
});
