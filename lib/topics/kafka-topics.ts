import path from 'node:path';
import { Construct } from 'constructs';
import type { DeclaredEnvironment } from '../environment/declared';
import { Reconciliation } from '../jobs/reconciliation';
import { absentLine, tableLine } from './table';
import { topicWorkSeconds } from './work';

/** The script that the topic Job runs, without what every Job's script shares. */
export const topicScript = path.join(__dirname, 'script');

/** The topics of an environment: a Job that makes the cluster have them as declared. */
export class KafkaTopics extends Construct {
  /** The Job's name. */
  readonly jobName: string;

  constructor(scope: Construct, id: string, environment: DeclaredEnvironment) {
    super(scope, id);
    const { jobName } = new Reconciliation(this, 'reconciliation', {
      environment,
      about: 'topics',
      script: topicScript,
      table: [...environment.topics.map(tableLine), ...environment.absentTopics.map(absentLine)],
      workSeconds: topicWorkSeconds(environment),
    });
    this.jobName = jobName;
  }
}
