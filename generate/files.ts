import { reservedTemplate } from './broker-configs/chart-template';
import { brokerReferencePage } from './broker-configs/reference';
import { reservedNames, settableConfigs } from './broker-configs/server-config';
import { brokerTableSource } from './broker-configs/table';
import { rulesIndex } from './rules/reference';
import { documentedConfigs } from './topic-configs/log-config';
import { referencePage } from './topic-configs/reference';
import { tableSource } from './topic-configs/table';
import { typesSource } from './topic-configs/types';

/** Every file that is generated from other files of the repository: path and content. */
export function generatedFiles(): Map<string, string> {
  const configs = documentedConfigs();
  const brokerConfigs = settableConfigs();
  return new Map([
    ['lib/kafka/topic-configs/table.ts', tableSource(configs)],
    ['docs/reference/topic-configs.md', referencePage(configs)],
    ['lib/kafka/broker-configs/table.ts', brokerTableSource(brokerConfigs)],
    ['docs/reference/broker-configs.md', brokerReferencePage(brokerConfigs, reservedNames())],
    ['charts/kafka/templates/_reserved.tpl', reservedTemplate()],
    ['docs/reference/rules/README.md', rulesIndex()],
    ['lib/kafka/topic-configs/types.ts', typesSource(configs)],
  ]);
}
