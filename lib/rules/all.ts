import { capacityRules } from '../capacity/rules';
import { chartRules } from '../charts/rules';
import { deliveryRules } from '../delivery/rules';
import { externalAccessRules } from '../external-access/rules';
import { jobRules } from '../jobs/rules';
import { userRules } from '../users/rules';
import { brokerConfigRules } from './broker-configs';
import { togetherRules } from './broker-configs-together';
import { acknowledgements, outputFolder, rendering, wellFormed } from './built-in';
import { compactionRules } from './compaction';
import { disruptionRules } from './disruption';
import { durabilityRules } from './durability';
import { installationRules } from './installations';
import { messageRules } from './messages';
import { nameRules } from './names';
import { partitionRules } from './partitions';
import { quorumRules } from './quorum';
import { remoteStorageRules } from './remote-storage';
import { replicationRules } from './replication';
import { resourceRules } from './resources';
import type { Rule, RuleInfo } from './rule';
import { securityRules } from './security';
import { segmentRules } from './segments';
import { topicConfigRules } from './topic-configs';
import { versionRules } from './versions';

/** Every rule there is, in the order in which they look. A room that knows more than this one (security, capacity) brings a list of its own. */
export const rules: readonly Rule[] = [
  ...chartRules,
  ...deliveryRules,
  ...versionRules,
  ...nameRules,
  ...quorumRules,
  ...replicationRules,
  ...disruptionRules,
  ...resourceRules,
  ...brokerConfigRules,
  ...togetherRules,
  ...topicConfigRules,
  ...compactionRules,
  ...segmentRules,
  ...messageRules,
  ...durabilityRules,
  ...remoteStorageRules,
  ...partitionRules,
  ...capacityRules,
  ...securityRules,
  ...externalAccessRules,
  ...userRules,
  ...jobRules,
];

/** Everything that a finding can come from: the rules, and what is checked before and after them. */
export const everyRule: readonly RuleInfo[] = [
  wellFormed,
  outputFolder,
  ...rules,
  ...installationRules,
  acknowledgements,
  rendering,
];
