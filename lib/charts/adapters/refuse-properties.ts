import type { DeclaredEnvironment } from '../../environment/declared';
import type { Translation } from '../translation';

/** Properties by which processes find and trust each other, and which every chart sets itself. */
const ofTheChart =
  /^(listeners|log\.dirs?|metadata\.log\.dir|node\.id|broker\.id(\.generation\.enable)?|reserved\.broker\.max\.id|process\.roles|control\.plane\.listener\.name|zookeeper\.(connect|metadata\.migration\.enable)|authorizer\.class\.name|super\.users|(advertised|listener|inter\.broker|controller\.(quorum|listener)|security|sasl|ssl)\..*)$/;

/** Properties that a secured environment sets besides, and that would be lost beside its own. */
const ofSecurity = /^(allow\.everyone\.if\.no\.acl\.found|zookeeper\.(clientCnxnSocket|set\.acl|ssl\..*))$/;

/** Whether a property is one that every chart sets itself. */
export function isOfTheChart(property: string): boolean {
  return ofTheChart.test(property);
}

/** Refuses broker properties of an environment that are not its own to set. */
export function refuseProperties(translation: Translation, { brokers, security }: DeclaredEnvironment): void {
  for (const [property, value] of Object.entries(brokers.config)) {
    const refuse = (problem: string) =>
      translation.refuse(`brokers.config.${property}`, value, problem, 'remove it');
    if (isOfTheChart(property)) refuse('is set by the chart');
    else if (security && ofSecurity.test(property)) refuse('is set by what security says');
  }
}
