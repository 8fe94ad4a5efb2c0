import type { DeclaredEnvironment } from '../../../environment/declared';
import type { Detours } from '../../plan';

const roles = ['', 'broker.', 'controller.'];
const pods = [...roles, 'zookeeper.'];

const at = (places: readonly string[], ...names: string[]) =>
  places.flatMap((place) => names.map((name) => `${place}${name}`));

const replacing = [
  ...at(roles, 'config', 'existingConfigmap'),
  'zookeeper.configuration',
  'zookeeper.existingConfigmap',
];

const hiding = [
  ...at(roles, 'secretConfig', 'existingSecretConfig', 'extraEnvVarsCM', 'extraEnvVarsSecret'),
  'extraInit',
  'defaultInitContainers.prepareConfig.extraInit',
];

const securing = [
  ...[
    'sasl',
    'listeners',
    'superUsers',
    'authorizerClassName',
    'allowEveryoneIfNoAclFound',
    'externalAccess',
  ],
  ...['listenerSecurityProtocolMap', 'interBrokerListenerName', 'zookeeperChrootPath'],
  ...at(['', 'zookeeper.'], 'auth', 'tls'),
  ...at(roles, 'extraConfig', 'extraConfigYaml', 'overrideConfiguration'),
  ...at(['zookeeper.'], 'extraEnvVarsCM', 'extraEnvVarsSecret'),
  ...at(pods, 'extraEnvVars', 'command', 'args'),
];

/** The values of Bitnami's charts by which one would get around an environment. */
export function detours({ security }: DeclaredEnvironment): Detours {
  return { replacing, hiding, provisioning: ['provisioning.enabled'], securing: security ? securing : [] };
}
