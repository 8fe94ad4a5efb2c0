import type { DeclaredEnvironment } from '../../environment/declared';
import { isBefore } from '../../kafka/versions';
import type { DeclaredSecurity } from '../../security/declared-security';
import type { Translation } from '../translation';

/** Refuses what a secured environment asks for and the Kafka of an old chart does not have yet. */
export function refuseOldKafka(
  translation: Translation,
  { kafkaVersion, metadataMode, chart }: DeclaredEnvironment,
  { clientProtocol }: DeclaredSecurity,
): void {
  if (isBefore(kafkaVersion, '2.7')) {
    translation.refuse(
      'security',
      clientProtocol,
      `cannot be had from ${chart.written}, whose Kafka ${kafkaVersion} reads no PEM certificates: 2.7 was the first`,
      'choose a newer chart',
    );
  } else if (metadataMode === 'kraft' && clientProtocol !== 'SSL' && isBefore(kafkaVersion, '3.5')) {
    translation.refuse(
      'security.clients.protocol',
      clientProtocol,
      `cannot be had with kraft from ${chart.written}, whose Kafka ${kafkaVersion} keeps no SCRAM passwords without ZooKeeper: 3.5 was the first`,
      "write 'SSL', where clients have certificates, or choose a newer chart",
    );
  }
}
