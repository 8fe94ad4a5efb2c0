import { App, Chart } from 'cdk8s';
import { KafkaNamespace } from '../cluster/kafka-namespace';
import { KafkaInstallation } from '../delivery/kafka-installation';
import type { DeclaredEnvironment } from '../environment/declared';
import { KafkaCertificates } from '../security/kafka-certificates';
import { KafkaNetwork } from '../security/kafka-network';
import { KafkaTopics } from '../topics/kafka-topics';
import { hasUsers, KafkaUsers } from '../users/kafka-users';

/**
 * The cdk8s app of one environment. Each chart becomes a file; the numbers in their names are the
 * order in which `kubectl apply -f` reads them.
 */
export function environmentApp(environment: DeclaredEnvironment): App {
  const app = new App({ recordConstructMetadata: false });
  const chart = (id: string) => new Chart(app, id, { disableResourceNameHashes: true });
  new KafkaNamespace(chart('00-namespace'), 'namespace', environment);
  if (environment.security?.certManager) {
    new KafkaCertificates(chart('05-certificates'), 'certificates', environment);
  }
  if (environment.security || environment.externalAccess) {
    new KafkaNetwork(chart('06-network'), 'network', environment);
  }
  new KafkaInstallation(chart('10-kafka'), 'kafka', environment);
  new KafkaTopics(chart('20-topics'), 'topics', environment);
  if (environment.security && hasUsers(environment.security)) {
    new KafkaUsers(chart('30-users'), 'users', environment, environment.security);
  }
  return app;
}
