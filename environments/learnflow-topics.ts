import type { Load, Topic } from '../lib';

/**
 * A load in production. Assumptions, all of them: 1,000 messages/s of 1 KB in all, which compression halves, with
 * peaks of three times the average. To be replaced by what the brokers measure.
 */
const assumed = (messagesPerSecond: number, consumerGroups: number): Load => ({
  messagesPerSecond,
  messageBytes: 1000,
  compressionRatio: 2,
  consumerGroups,
  peakFactor: 3,
});

/** The topics of LearnFlow, the same in every environment but for their replication and their share of the load. */
export const learnflowTopics: readonly Topic[] = [
  {
    name: 'student-events',
    purpose: 'learning activities (login, exercise start, …)',
    retention: '7d',
    key: 'student_id',
    value: 'Event',
    load: assumed(880, 3),
  },
  {
    name: 'exercise-submissions',
    purpose: 'code exercise submissions',
    retention: '30d',
    key: 'exercise_id',
    value: 'Submission',
    load: assumed(3, 2),
  },
  {
    name: 'progress-updates',
    purpose: 'progress tracking',
    retention: '90d',
    key: 'student_id',
    value: 'Progress',
    load: assumed(1, 2),
  },
  {
    name: 'chat-messages',
    purpose: 'messages between students and agents',
    retention: '30d',
    key: 'session_id',
    value: 'Message',
    load: assumed(5, 2),
  },
  {
    name: 'code-execution-results',
    purpose: 'results of code execution requests',
    retention: '14d',
    key: 'execution_id',
    value: 'Result',
    load: assumed(12, 2),
  },
  {
    name: 'agent-responses',
    purpose: 'agent service responses',
    retention: '7d',
    key: 'request_id',
    value: 'Response',
    load: assumed(97, 2),
  },
  {
    name: 'system-events',
    purpose: 'infrastructure and system events',
    retention: '30d',
    key: 'component',
    value: 'System event',
    load: assumed(2, 1),
  },
];
