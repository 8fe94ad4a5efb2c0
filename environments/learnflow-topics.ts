import type { Topic } from '../lib';

/** The topics of LearnFlow, the same in every environment but for their replication. */
export const learnflowTopics: readonly Topic[] = [
  {
    name: 'student-events',
    purpose: 'learning activities (login, exercise start, …)',
    retention: '7d',
    key: 'student_id',
    value: 'Event',
  },
  {
    name: 'exercise-submissions',
    purpose: 'code exercise submissions',
    retention: '30d',
    key: 'exercise_id',
    value: 'Submission',
  },
  {
    name: 'progress-updates',
    purpose: 'progress tracking',
    retention: '90d',
    key: 'student_id',
    value: 'Progress',
  },
  {
    name: 'chat-messages',
    purpose: 'messages between students and agents',
    retention: '30d',
    key: 'session_id',
    value: 'Message',
  },
  {
    name: 'code-execution-results',
    purpose: 'results of code execution requests',
    retention: '14d',
    key: 'execution_id',
    value: 'Result',
  },
  {
    name: 'agent-responses',
    purpose: 'agent service responses',
    retention: '7d',
    key: 'request_id',
    value: 'Response',
  },
  {
    name: 'system-events',
    purpose: 'infrastructure and system events',
    retention: '30d',
    key: 'component',
    value: 'System event',
  },
];
