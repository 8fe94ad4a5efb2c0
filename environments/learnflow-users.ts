import type { User } from '../lib';

/** A service of LearnFlow: its groups and transactional ids begin with its name, its password is in a Secret of its own. */
function service(name: string, rest: Omit<User, 'name' | 'password' | 'groups'>): User {
  return {
    name,
    password: { secret: `kafka-user-${name}`, key: 'password' },
    groups: [{ prefix: `${name}-` }],
    ...rest,
  };
}

/** The services of LearnFlow, the same in every environment that has users. */
export const learnflowUsers: readonly User[] = [
  service('web-backend', {
    purpose: 'what students see: takes events, submissions and chat, shows answers, results and progress',
    produces: ['student-events', 'exercise-submissions', 'chat-messages', 'system-events'],
    consumes: ['agent-responses', 'code-execution-results', 'progress-updates'],
    quotas: { producerRate: '10MiB', consumerRate: '20MiB' },
  }),
  service('agent-service', {
    purpose: 'the tutoring agents: answer chat, look at submissions and their results',
    produces: ['agent-responses', 'chat-messages', 'system-events'],
    consumes: ['chat-messages', 'exercise-submissions', 'code-execution-results'],
    quotas: { producerRate: '5MiB', consumerRate: '20MiB' },
  }),
  service('code-runner', {
    purpose: 'runs submitted code; each submission has exactly one result',
    produces: ['code-execution-results', 'system-events'],
    consumes: ['exercise-submissions'],
    transactionalIds: [{ prefix: 'code-runner-' }],
    // What students' code prints goes through it.
    quotas: { producerRate: '5MiB', requestPercentage: 100 },
  }),
  service('progress-service', {
    purpose: 'keeps the progress of students, counting each event once',
    produces: ['progress-updates', 'system-events'],
    consumes: ['student-events', 'code-execution-results'],
    transactionalIds: [{ prefix: 'progress-service-' }],
  }),
  service('analytics', {
    purpose: 'reads what happened, also weeks later and all at once',
    consumes: ['student-events', 'exercise-submissions', 'progress-updates', 'code-execution-results'],
    // A replay from the first message on is not to be felt by students.
    quotas: { consumerRate: '10MiB', requestPercentage: 50 },
  }),
  service('operations', {
    purpose: 'alerts and audit',
    consumes: ['system-events'],
  }),
];
