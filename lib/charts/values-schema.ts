import type { ErrorObject } from 'ajv';
import type { DeclaredEnvironment } from '../environment/declared';
import { nearest } from '../environment/nearest';
import type { Found } from '../rules/rule';
import { type ChartFiles, merged, type Schema, type Values } from './chart-files';
import { valueAt } from './translation';

/** What a chart's own schema says of the values that it is given, as Helm would before it renders. */
export function refusedBySchema(
  { chart: { values: own = {}, written } }: Pick<DeclaredEnvironment, 'chart'>,
  { values: defaults, schema, version }: ChartFiles,
  translated: Values,
): Found[] {
  if (!schema) return [];
  const given = withoutNull(JSON.parse(JSON.stringify(merged(merged(defaults, own), translated))));
  return errorsOf(schema, given).map((error) => {
    const place = placeOf(error);
    const said = { problem: problemOf(error, version), remedy: remedyOf(error) };
    return valueAt(own, place) === undefined
      ? {
          field: 'chart',
          value: written,
          problem: `is given the value ${place}, which ${said.problem}`,
          remedy: said.remedy,
        }
      : { field: `chart.values.${place}`, value: valueAt(own, place), ...said };
  });
}

function errorsOf(schema: Schema, values: unknown): readonly ErrorObject[] {
  // Few environments have values of their own, and no other needs it.
  const { Ajv } = require('ajv') as typeof import('ajv');
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, logger: false, unicodeRegExp: false });
  try {
    const validate = ajv.compile(schema);
    validate(values);
    // What is wrong with one of several choices, or with a name, is said twice.
    return (validate.errors ?? []).filter(
      ({ schemaPath, keyword }) => keyword !== 'propertyNames' && !/\/(anyOf|oneOf)\/\d+\//.test(schemaPath),
    );
  } catch {
    // A schema of a draft that is not known here: Helm reads it when it renders.
    return [];
  }
}

/** Helm takes `null` for a default that is to be removed. */
function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, it]) => it !== null)
      .map(([key, it]) => [key, withoutNull(it)]),
  );
}

function placeOf({ instancePath, keyword, params, propertyName }: ErrorObject): string {
  const steps = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (keyword === 'additionalProperties') steps.push(params.additionalProperty);
  if (propertyName !== undefined) steps.push(propertyName);
  return steps.join('.');
}

function problemOf({ keyword, params }: ErrorObject, version: string): string {
  if (keyword === 'additionalProperties') return `is no value of chart ${version}`;
  if (keyword === 'type') return `is not of the type ${[params.type].flat().join(' or ')}`;
  if (keyword === 'enum') return 'is not one of the choices';
  return `is not what chart ${version} takes`;
}

function remedyOf({ keyword, params, parentSchema, message, propertyName }: ErrorObject): string {
  const { description, properties } = (parentSchema ?? {}) as Schema & { readonly description?: string };
  if (keyword === 'additionalProperties') {
    const names = Object.keys(properties ?? {});
    const near = nearest(params.additionalProperty, names);
    return near ? `did you mean ${near}?` : `remove it, or use one of ${names.join(', ')}`;
  }
  if (keyword === 'enum')
    return `write one of ${params.allowedValues.map((it: unknown) => JSON.stringify(it)).join(', ')}`;
  if (propertyName !== undefined) return 'write another name, of letters, digits and what is usual in names';
  if (description !== undefined) return `write ${description}`;
  return `write a value that ${(message ?? 'fits its schema').replace(/^must /, '').replace(/^match pattern/, 'matches')}`;
}
