import type { DeclaredEnvironment } from '../../environment/declared';
import { reservedBy } from '../../kafka/broker-configs/reserved';
import type { Translation } from '../translation';

/** Refuses broker configs of single listeners, which have other names in charts of others. */
export function refuseListenerConfigs(translation: Translation, { brokers }: DeclaredEnvironment): void {
  for (const [name, { field, value }] of Object.entries(brokers.written)) {
    if (!name.startsWith('listener.name.') || reservedBy(name)) continue;
    translation.refuse(field, value, 'names a listener of the embedded chart', 'remove it');
  }
}
