import { rulesIndex } from './rules/reference';
import { documentedConfigs } from './topic-configs/log-config';
import { referencePage } from './topic-configs/reference';
import { tableSource } from './topic-configs/table';
import { typesSource } from './topic-configs/types';

/** Every file that is generated from other files of the repository: path and content. */
export function generatedFiles(): Map<string, string> {
  const configs = documentedConfigs();
  return new Map([
    ['lib/kafka/topic-configs/table.ts', tableSource(configs)],
    ['docs/reference/topic-configs.md', referencePage(configs)],
    ['docs/reference/rules/README.md', rulesIndex()],
    ['lib/kafka/topic-configs/types.ts', typesSource(configs)],
  ]);
}
