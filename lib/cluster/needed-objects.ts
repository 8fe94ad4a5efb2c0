import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { usablePlan } from '../charts/plan-of';
import type { DeclaredEnvironment } from '../environment/declared';

/** Adds the objects that an installation needs besides those of its chart. */
export function addNeededObjects(scope: Construct, environment: DeclaredEnvironment): ApiObject[] {
  return usablePlan(environment).objects.map((object) => {
    const added = new ApiObject(scope, `${object.kind}-${object.metadata.name}`, object);
    added.metadata.addLabel('app.kubernetes.io/managed-by', 'cdk8s');
    added.metadata.addLabel('app.kubernetes.io/part-of', environment.partOf);
    return added;
  });
}
