import { isSameMeaning } from '../same-meaning';
import { changed, type Look } from './fault';
import { isOfBrokers, nameOf, pairsOfSets, type StatefulSet } from './objects';

/** The volumes of the servers: that each has its own, how large, and of which storage class. */
export const storage: Look = (renders) =>
  pairsOfSets(renders).flatMap(([set, other]) => {
    const field = isOfBrokers(set, renders.plan.installation) ? 'brokers.storage' : 'quorum.storage';
    return (set.spec.volumeClaimTemplates ?? []).flatMap((claim) => {
      const { name } = claim.metadata;
      const object = nameOf(set);
      const otherClaim = claimOf(other, name);
      const size = claim.spec.resources?.requests?.storage;
      if (!otherClaim) {
        return [
          {
            key: `${object} ${name}`,
            about: field,
            problem: `takes the volume claim ${name} from ${object}: not every pod would have a volume of its own, of the size that ${field} says`,
            remedy: 'remove it; a new cluster makes new volumes',
          },
        ];
      }
      const otherSize = otherClaim.spec.resources?.requests?.storage;
      const sized = isSameMeaning('storage', size, otherSize)
        ? []
        : [changed({ object, what: 'the volumes’ size', field, without: size, own: otherSize })];
      const { storageClassName } = claim.spec;
      const otherClass = otherClaim.spec.storageClassName;
      // What the environment does not say is anybody's to say.
      if (storageClassName === undefined || storageClassName === otherClass) return sized;
      return [
        ...sized,
        changed({
          object,
          what: 'storageClassName',
          field: 'brokers.storageClass',
          without: storageClassName,
          own: otherClass,
          remedy: `remove it, or write brokers.storageClass: '${otherClass ?? ''}'`,
        }),
      ];
    });
  });

function claimOf({ spec }: StatefulSet, name: string) {
  return spec.volumeClaimTemplates?.find(({ metadata }) => metadata.name === name);
}
