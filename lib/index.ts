export { runCapacity } from './capacity/command';
export type { ChartImages, KafkaChart } from './charts/kafka-chart';
export type { ChartSource } from './charts/source';
export { type CheckProcess, runCheck } from './check';
export { KafkaCluster } from './cluster/kafka-cluster';
export { KafkaNamespace } from './cluster/kafka-namespace';
export { runSynthesis } from './command';
export type {
  DeclaredBrokers,
  DeclaredCapacity,
  DeclaredEnvironment,
  DeclaredLoad,
  DeclaredTopic,
  Written,
} from './environment/declared';
export type {
  ArgoApplicationDelivery,
  DeclaredDelivery,
  Delivery,
  FluxReleaseDelivery,
  GitChart,
  HelmChartDelivery,
  RegistryChart,
  RepositoryChart,
} from './environment/delivery';
export type {
  AbsentTopic,
  Acknowledgement,
  Brokers,
  Capacity,
  ConfigValue,
  DriftCheck,
  Environment,
  EnvironmentAcknowledgement,
  Load,
  Quorum,
  Resources,
  Spread,
  SpreadRule,
  Topic,
  TopicDefaults,
} from './environment/environment';
export type {
  BrokerServices,
  ExternalAccess,
  ExternalTrafficPolicy,
  LoadBalancerAccess,
  NodePortAccess,
} from './environment/external-access';
export { loadEnvironments, type Review, reviewEnvironments } from './environment/load';
export { EnvironmentsRefused, type Problem } from './environment/problem';
export type {
  CertificateIssuer,
  CertificateSecret,
  CertManagerCertificates,
  ClientListener,
  ClientProtocol,
  ExistingCertificates,
  Network,
  Security,
} from './environment/security';
export type {
  AbsentUser,
  Acl,
  AclOperation,
  NamePattern,
  PasswordSecret,
  TopicPattern,
  User,
  UserQuotas,
} from './environment/user';
export type {
  DeclaredBrokerServices,
  DeclaredExternalAccess,
  DeclaredLoadBalancerAccess,
  DeclaredNodePortAccess,
} from './external-access/declared-external-access';
export type { Choice } from './helm/choose';
export { HelmRelease, type HelmReleaseProps } from './helm/helm-release';
export type { Duration } from './kafka/duration';
export type { Size } from './kafka/size';
export type { TopicConfigs } from './kafka/topic-configs/types';
export type { MetadataMode } from './kafka/versions';
export type { Finding } from './rules/finding';
export type { Found, Rule, Severity } from './rules/rule';
export { type Synthesis, type SynthesizeOptions, synthesize } from './synthesize';
export { KafkaTopics } from './topics/kafka-topics';
export { KafkaUsers } from './users/kafka-users';
