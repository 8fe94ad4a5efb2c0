import { GeneratedTopics } from './generated';

test('what is declared reaches the tools as it is, and nothing of it is run', () => {
  const topics = new GeneratedTopics(3000);
  const { written, said } = topics.created();
  expect(said).toBe('');
  expect(written.sort()).toEqual(topics.declared().sort());
  expect(written.length).toBeGreaterThan(4_000);
  expect(topics.wasRun).toBe(false);
});
