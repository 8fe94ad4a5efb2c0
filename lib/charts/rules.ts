import type { DeclaredEnvironment } from '../environment/declared';
import { nearest } from '../environment/nearest';
import { shown } from '../environment/problem';
import type { Found, Rule } from '../rules/rule';
import { readChart } from './chart-files';
import { refusedByTemplates } from './embedded-values';
import { fieldRemedy, imageRemedy } from './environment-field';
import { adapterNames } from './kafka-chart';
import { contradictions, namesakes, reservedValues, unknownValues, waysAround } from './own-values';
import type { ChartPlan } from './plan';
import { planOf } from './plan-of';
import { valueFaults } from './rendered/find-faults';
import { furtherLegacyImages } from './rendered/images';
import { valueAt } from './translation';
import { refusedBySchema } from './values-schema';

const usable: Rule = {
  id: 'chart-usable',
  severity: 'error',
  summary:
    'the chart is on this machine, is what the lock says, and is one that environments can be translated for',
  find: ({ chart: { written, unusable, adapter, files } }) => {
    if (unusable) return [{ field: 'chart', value: written, ...unusable }];
    if (adapter) return [];
    return [
      {
        field: 'chart',
        value: written,
        problem: `is the chart ${files?.name} ${files?.version}, of whose values nothing is known`,
        remedy: `choose Bitnami's or CloudPirates' chart kafka; of a fork, write adapter: one of ${adapterNames.join(', ')}`,
      },
    ];
  },
};

const canDo: Rule = {
  id: 'chart-can-do',
  severity: 'error',
  summary: 'the chart can do what the environment asks for',
  find: (environment) => [...reachedThroughOthers(environment), ...(planOf(environment)?.cannot ?? [])],
};

/** What other charts make for clients outside the cluster is not translated. */
function reachedThroughOthers({ chart, externalAccess }: DeclaredEnvironment): Found[] {
  if (!externalAccess || !chart.files || chart.adapter === 'embedded') return [];
  return [
    {
      field: 'externalAccess',
      value: externalAccess.type,
      problem:
        'can be had from the embedded chart alone: listeners and Services of other charts are not translated',
      remedy: 'remove it, or the chart',
    },
  ];
}

const hasMeaning: Rule = {
  id: 'chart-has-meaning',
  severity: 'warning',
  summary: 'what the environment says has a meaning with the chart',
  find: (environment) => planOf(environment)?.meaningless ?? [],
};

const legacyImage: Rule = {
  id: 'bitnami-legacy-image',
  severity: 'warning',
  summary: 'images still get security fixes',
  find: (environment) => {
    const plan = planOf(environment);
    return plan ? [...plan.images, ...furtherLegacyImages(environment)] : [];
  },
};

const declaredValues: Rule = {
  id: 'chart-value-undeclared',
  severity: 'error',
  acknowledgeable: true,
  summary: 'values of one’s own that are passed to the chart are declared by it',
  find: (environment) => {
    const plan = planOf(environment);
    return plan ? undeclaredValues(environment, plan) : [];
  },
};

function undeclaredValues({ chart }: DeclaredEnvironment, plan: ChartPlan): Found[] {
  const { values: own = {}, files } = chart;
  if (!files) return [];
  return unknownValues(own, { ...files, undeclared: plan.undeclared }).map(({ place, value }) => ({
    field: `chart.values.${place}`,
    value,
    problem: `is no value of chart ${files.version}, which would ignore it without a word`,
    remedy: remedyFor(place, chart),
  }));
}

const values: Rule = {
  id: 'chart-values',
  severity: 'error',
  summary: 'what the environment says holds in what the chart renders with values of one’s own',
  find: (environment) => {
    const plan = planOf(environment);
    if (!plan) return [];
    const own = ownValues(environment, plan);
    const translated = translatedValues(environment, plan);
    // What the chart cannot do at all would be found once more in what it renders.
    if (plan.cannot.length > 0 || translated.length > 0) return [...own, ...translated];
    const blamed = own.map(({ field }) => field);
    return [...own, ...valueFaults(environment, plan, blamed)];
  },
};

function ownValues({ chart }: DeclaredEnvironment, plan: ChartPlan): Found[] {
  const { values: own = {}, files, images } = chart;
  const defaults = files?.values ?? {};
  // A chart's own image, said once more, is taken from where it is now like one that nobody mentions.
  const isMoved = ({ place, value }: { place: string; value: unknown }) =>
    !images && /(^|\.)image\.repository$/.test(place) && value === valueAt(defaults, place);
  return [
    ...contradictions(own, plan.values)
      .filter((it) => !isMoved(it.own))
      .map(({ own: { place, value }, translated }) => ({
        field: `chart.values.${place}`,
        value,
        problem: `contradicts the environment, which makes it ${shown(translated.value)}`,
        remedy: imageRemedy(place, own, plan) ?? fieldRemedy(place, value, plan.properties[place]),
      })),
    ...reservedValues(own, plan.values, defaults, namesOfCharts),
    ...waysAround(own, plan.detours),
  ];
}

/** Overrides of names that come to the names that Bitnami's and CloudPirates' charts have anyway. */
const namesOfCharts = { nameOverride: 'kafka', zookeeper: { nameOverride: 'zookeeper' } };

function remedyFor(place: string, { files }: DeclaredEnvironment['chart']): string {
  const others = namesakes(place, files?.values ?? {});
  if (others.length > 0) return `remove it, or write ${others.join(' or ')}`;
  const near = place.includes('.') ? undefined : nearest(place, Object.keys(files?.values ?? {}));
  return near ? `did you mean ${near}?` : 'remove it';
}

/** A fork may lack what the original declares. */
function translatedValues({ chart }: DeclaredEnvironment, plan: ChartPlan): Found[] {
  // What the chart cannot do is said already, and would be said here once more.
  if (!chart.files || plan.cannot.length > 0) return [];
  const unknown = unknownValues(plan.values, { ...chart.files, undeclared: plan.undeclared });
  if (unknown.length === 0) return [];
  return [
    {
      field: 'chart',
      value: chart.written,
      problem: `does not declare ${unknown.map(({ place }) => place).join(', ')}, which charts of the interface ${plan.interface} do`,
      remedy: 'choose another version, or declare them in the values.yaml of the fork',
    },
  ];
}

const takenValues: Rule = {
  id: 'chart-value-refused',
  severity: 'error',
  summary: 'values of one’s own are what the schema and the templates of the chart take',
  find: (environment) => {
    const { chart } = environment;
    const plan = planOf(environment);
    if (!plan || chart.values === undefined || chart.path === undefined) return [];
    const files = chart.files ?? readChart(chart.path);
    return [
      ...refusedBySchema(environment, files, plan.values),
      ...(chart.adapter === 'embedded' ? refusedByTemplates(environment, files, plan.values) : []),
    ];
  },
};

const renewsCertificates: Rule = {
  id: 'chart-renews-certificates',
  severity: 'warning',
  summary: 'pods take up renewed certificates by themselves',
  find: (environment) => {
    const { security, namespace } = environment;
    const plan = planOf(environment);
    if (!security || !plan || plan.renewsCertificates) return [];
    return [
      {
        field: 'security.certificates',
        value: security.broker.secret,
        problem:
          'is read by the pods of this chart when they start, and never again: after a renewal they go on with what ended',
        remedy: `restart the StatefulSets after every renewal, one after the other (kubectl rollout restart -n ${namespace}), and acknowledge it; or choose the embedded chart, whose pods do so themselves`,
      },
    ];
  },
};

/** What is wrong between an environment and the chart that it chose. */
export const chartRules: readonly Rule[] = [
  usable,
  canDo,
  declaredValues,
  takenValues,
  values,
  hasMeaning,
  legacyImage,
  renewsCertificates,
];
