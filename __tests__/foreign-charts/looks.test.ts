import type { Fault, Look } from '../../lib/charts/rendered/fault';
import { goneImages } from '../../lib/charts/rendered/images';
import { disruption, spread } from '../../lib/charts/rendered/placement';
import { podSecurity } from '../../lib/charts/rendered/pod-security';
import { policies } from '../../lib/charts/rendered/policies';
import { properties } from '../../lib/charts/rendered/properties';
import { services } from '../../lib/charts/rendered/services';
import { storage } from '../../lib/charts/rendered/storage';
import { autoscalers, commands, replicas, resources } from '../../lib/charts/rendered/workloads';

// biome-ignore lint/suspicious/noExplicitAny: objects of every kind are made here
type Any = any;

const labels = { 'app.kubernetes.io/name': 'kafka', 'app.kubernetes.io/instance': 'kafka' };
const restricted = {
  runAsNonRoot: true,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};
const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: labels } };
const required = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
const preferred = {
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term }],
  },
};

function set({ container = {}, pod = {}, claim = {}, spec = {}, podLabels = {} }: Any = {}): Any {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'kafka' },
    spec: {
      replicas: 3,
      serviceName: 'kafka-headless',
      template: {
        metadata: { labels: { ...labels, ...podLabels } },
        spec: {
          affinity: required,
          ...pod,
          containers: [
            {
              name: 'kafka',
              image: 'kafka:1',
              securityContext: restricted,
              ports: [{ name: 'client', containerPort: 9092 }],
              resources: { limits: { cpu: '1', memory: '2Gi' } },
              ...container,
            },
            ...(pod.containers ?? []),
          ],
        },
      },
      volumeClaimTemplates: [
        { metadata: { name: 'data' }, spec: { resources: { requests: { storage: '10Gi' } }, ...claim } },
      ],
      ...spec,
    },
  };
}

const service = (spec: Any = {}): Any => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'kafka' },
  spec: { selector: labels, ports: [{ port: 9092 }], ...spec },
});

const policy = (ingress: Any): Any => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'kafka' },
  spec: { podSelector: { matchLabels: labels }, ingress },
});

const config = (text: string): Any => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'kafka' },
  data: { 'server.properties': text },
});

/** What a look has to say, where the chart alone renders the first and one's own values the second. */
function seen(look: Look, without: Any[], own: Any[], environment: Any = {}): string[] {
  const installation = {
    brokerPods: { labels },
    brokers: ['kafka-0.kafka-headless:9092'],
    bootstrap: 'kafka:9092',
  };
  const faults: readonly Fault[] = look({
    without,
    own,
    environment: {
      namespace: 'events',
      spread: { nodes: 'required', zones: 'required' },
      brokers: { config: { 'log.retention.hours': '168' } },
      chart: {},
      ...environment,
    },
    plan: { installation } as Any,
  });
  return faults.map(({ problem }) => problem);
}

test.each<[string, Look, Any[], Any[], RegExp | undefined]>([
  ['the same', replicas, [set()], [set()], undefined],
  [
    'fewer pods',
    replicas,
    [set()],
    [set({ spec: { replicas: 1 } })],
    /^makes replicas of StatefulSet\/kafka 1, against brokers\.replicas/,
  ],
  [
    'an autoscaler’s number',
    replicas,
    [set()],
    [set({ spec: { replicas: undefined } })],
    /as many as an autoscaler likes/,
  ],
  [
    'another namespace',
    replicas,
    [set()],
    [{ ...set(), metadata: { name: 'kafka', namespace: 'other' } }],
    /there is no StatefulSet\/kafka any more/,
  ],
  [
    'less memory',
    resources,
    [set()],
    [set({ container: { resources: { limits: { cpu: 1, memory: '1Gi' } } } })],
    /^makes resources\.limits\.memory of StatefulSet\/kafka "1Gi", against brokers\.resources\.memory\.limit/,
  ],
  [
    'the same memory',
    resources,
    [set()],
    [set({ container: { resources: { limits: { cpu: '1000m', memory: '2048Mi' } } } })],
    undefined,
  ],
  [
    'another command',
    commands,
    [set()],
    [set({ container: { command: ['sleep'] } })],
    /^replaces what the container kafka/,
  ],
  [
    'an autoscaler',
    autoscalers,
    [set()],
    [
      set(),
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'kafka' },
        spec: { scaleTargetRef: { name: 'kafka' } },
      },
    ],
    /against brokers\.replicas/,
  ],
  [
    'a smaller volume',
    storage,
    [set()],
    [set({ claim: { resources: { requests: { storage: '1Gi' } } } })],
    /size of StatefulSet\/kafka "1Gi"/,
  ],
  [
    'a storage class nobody chose',
    storage,
    [set()],
    [set({ claim: { storageClassName: 'slow' } })],
    undefined,
  ],
  [
    'another storage class',
    storage,
    [set({ claim: { storageClassName: 'fast' } })],
    [set({ claim: { storageClassName: 'slow' } })],
    /storageClassName of StatefulSet\/kafka "slow"/,
  ],
  [
    'no anti-affinity',
    spread,
    [set()],
    [set({ pod: { affinity: {} } })],
    /^takes the anti-affinity over kubernetes\.io\/hostname "required"/,
  ],
  [
    'a weaker anti-affinity',
    spread,
    [set()],
    [set({ pod: { affinity: preferred } })],
    /^takes the anti-affinity/,
  ],
  ['a stronger anti-affinity', spread, [set({ pod: { affinity: preferred } })], [set()], undefined],
  [
    'anti-affinity to others',
    spread,
    [set()],
    [
      set({
        pod: {
          affinity: {
            podAntiAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: [
                { ...term, labelSelector: { matchLabels: { app: 'other' } } },
              ],
            },
          },
        },
      }),
    ],
    /^takes the anti-affinity/,
  ],
  [
    'a Service of other ports',
    services,
    [set(), service()],
    [set(), service({ ports: [{ port: 9999 }] })],
    /Service\/kafka has no port 9092 any more/,
  ],
  [
    'a Service of no pods',
    services,
    [set(), service()],
    [set(), service({ selector: { app: 'other' } })],
    /Service\/kafka selects no pods any more/,
  ],
  ['no Service', services, [set(), service()], [set()], /there is no Service\/kafka any more/],
  [
    'other labels of pods',
    services,
    [set()],
    [set({ podLabels: { 'app.kubernetes.io/name': 'events' } })],
    /have another label app\.kubernetes\.io\/name/,
  ],
  [
    'a label more',
    services,
    [set(), service()],
    [set({ podLabels: { team: 'data' } }), service({ selector: { ...labels, team: 'data' } })],
    undefined,
  ],
  [
    'a policy that lets all in',
    policies,
    [set()],
    [set(), policy([{ ports: [{ port: 'client' }] }])],
    undefined,
  ],
  [
    'a policy that lets the namespace in',
    policies,
    [set()],
    [set(), policy([{ from: [{ podSelector: {} }] }])],
    undefined,
  ],
  [
    'a policy that lets others in',
    policies,
    [set()],
    [set(), policy([{ from: [{ podSelector: { matchLabels: { 'kafka-client': 'true' } } }] }])],
    /^keeps the Jobs of the environment out: NetworkPolicy\/kafka/,
  ],
  [
    'a policy for another port',
    policies,
    [set()],
    [set(), policy([{ ports: [{ port: 9999 }] }])],
    /^keeps the Jobs/,
  ],
  [
    'a further property',
    properties,
    [config('a.b=1')],
    [config('a.b=1\n# c=3\nc.d: 2')],
    /^sets the broker property c\.d to "2"; brokers\.config is where/,
  ],
  [
    'a property set again',
    properties,
    [config('log.retention.hours=168')],
    [config('log.retention.hours=168\nlog.retention.hours=1')],
    /to "1", which is "168" without it; brokers\.config\.log\.retention\.hours is where/,
  ],
  [
    'a property lost',
    properties,
    [config('a.b=1')],
    [config('')],
    /^leaves out the broker property a\.b, which is "1" without it/,
  ],
  ['the same property twice', properties, [config('a.b=1')], [config('a.b=2\na.b = 1')], undefined],
  [
    'a listener more',
    properties,
    [config('listeners=A://:1')],
    [config('listeners=A://:1,B://:2')],
    undefined,
  ],
  [
    'another listener',
    properties,
    [config('listeners=A://:1')],
    [config('listeners=B://:2')],
    /^sets the property listeners to "B:\/\/:2"/,
  ],
  [
    'the host’s network',
    podSecurity,
    [set()],
    [set({ pod: { hostNetwork: true } })],
    /StatefulSet\/kafka: hostNetwork is true/,
  ],
  [
    'the host’s folders',
    podSecurity,
    [set()],
    [
      set({
        pod: {
          volumes: [
            { name: 'a', hostPath: {} },
            { name: 'b', emptyDir: {} },
          ],
        },
      }),
    ],
    /the volume a is of the kind hostPath$/,
  ],
  [
    'a sidecar as it comes',
    podSecurity,
    [set()],
    [set({ pod: { containers: [{ name: 'side' }] } })],
    /container side: allowPrivilegeEscalation is not false, runAsNonRoot is not true, .*, seccompProfile is not RuntimeDefault$/,
  ],
  [
    'a sidecar that is restricted',
    podSecurity,
    [set()],
    [set({ pod: { containers: [{ name: 'side', securityContext: restricted }] } })],
    undefined,
  ],
  [
    'an image that is gone',
    goneImages,
    [],
    [set({ pod: { initContainers: [{ name: 'a', image: 'docker.io/bitnami/os-shell:12' }] } })],
    /^lets StatefulSet\/kafka, container a, run docker\.io\/bitnami\/os-shell:12/,
  ],
  [
    'images that are there',
    goneImages,
    [],
    [
      set({
        pod: {
          initContainers: [
            { name: 'a', image: 'bitnami/minideb:12' },
            { name: 'b', image: 'mirror.example.com/bitnami/os-shell:12' },
          ],
        },
      }),
    ],
    undefined,
  ],
])('%s', (_, look, without, own, expected) => {
  expect(seen(look, without, own)).toEqual(expected ? [expect.stringMatching(expected)] : []);
});

test('a listener more in a secured environment is one that nobody secured', () => {
  const [without, own] = [config('listeners=A://:1'), config('listeners=A://:1,B://:2')];
  expect(seen(properties, [without], [own], { security: {} })).toHaveLength(1);
});

test('a budget that drains do not keep to is one that maxUnavailable does not say', () => {
  const budget = (spec: Any): Any => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'kafka' },
    spec,
  });
  expect(seen(disruption, [budget({ maxUnavailable: 1 })], [budget({ maxUnavailable: '1' })])).toEqual([]);
  for (const own of [[], [budget({ maxUnavailable: 2 })], [budget({ minAvailable: 1 })]]) {
    expect(seen(disruption, [budget({ maxUnavailable: 1 })], own)).toHaveLength(1);
  }
});
