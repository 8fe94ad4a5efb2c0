import type { DeclaredEnvironment } from '../../../environment/declared';
import { type Pods, podHosts, podLabels } from '../../installation';

/** What the ZooKeeper subchart calls its StatefulSet; `fullnameOverride` renames Kafka alone. */
export function zookeeperName({ releaseName }: Pick<DeclaredEnvironment, 'releaseName'>): string {
  return `${releaseName}-zookeeper`;
}

/** The pods of the ZooKeeper servers. */
export function zookeeperPods(environment: Pick<DeclaredEnvironment, 'releaseName'>): Pods {
  return {
    headlessService: `${zookeeperName(environment)}-headless`,
    labels: podLabels(environment.releaseName, 'zookeeper', 'zookeeper'),
  };
}

/** The host names of the ZooKeeper servers. */
export function zookeeperHosts(environment: DeclaredEnvironment): string[] {
  const { namespace, quorum } = environment;
  const { headlessService } = zookeeperPods(environment);
  return podHosts(zookeeperName(environment), headlessService, namespace, quorum.replicas);
}
