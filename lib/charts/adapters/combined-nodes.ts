import type { DeclaredEnvironment } from '../../environment/declared';
import type { Found } from '../../rules/rule';
import type { DeclaredSecurity } from '../../security/declared-security';
import type { Translation } from '../translation';

/** Refuses another number of controllers than of brokers, where every node is both. */
export function refuseOtherQuorum(translation: Translation, environment: DeclaredEnvironment): void {
  const { quorum, brokers } = environment;
  if (quorum.replicas === brokers.replicas) return;
  translation.refuse(
    'quorum.replicas',
    quorum.replicas,
    'cannot differ from brokers.replicas with this chart, whose nodes are brokers and controllers at once',
    `write ${brokers.replicas}, or choose a chart that has controllers of their own`,
  );
}

/** What is said of controllers' own volumes and certificate, and has no meaning where they have none. */
export function combinedNodes({ quorum, brokers, security }: DeclaredEnvironment): Found[] {
  const certificate = security && !security.certManager ? [combinedCertificate(security)] : [];
  return [
    ...certificate,
    {
      field: 'quorum.storage',
      value: quorum.storage,
      problem: `has no meaning with this chart: every node is broker and controller, with one volume of ${brokers.storage}`,
      remedy: 'count it into brokers.storage, and acknowledge it',
    },
  ];
}

function combinedCertificate({ quorum, broker }: DeclaredSecurity): Found {
  return {
    field: 'security.certificates.quorum',
    value: quorum.secret,
    problem: `has no meaning with this chart: every node is broker and controller, with the certificate ${broker.secret}`,
    remedy: 'acknowledge it',
  };
}
