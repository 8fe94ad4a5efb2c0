import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that is an OCI registry and a Helm repository at once, as far as `helm pull` asks. */
export interface ChartServer {
  /** `127.0.0.1:port`. */
  readonly host: string;
  /** Puts a chart, or another in its place, at `oci://host/charts/kafka` and `http://host/stable`. */
  readonly publish: (version: string, archive: Buffer) => void;
  /** What has been asked for, with the user that asked. */
  readonly requests: string[];
  /** Lets the repository say that its charts are at another address. */
  readonly sendOn: (address: string) => void;
  /** Takes connections from now on, and never answers. */
  readonly fallSilent: () => void;
  /** Does what it did at first. */
  readonly answerAgain: () => void;
  /** Waits for the next request. */
  readonly asked: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Starts it.
 *
 * @param user who may read, as `name:password`; by default everybody may
 */
export async function chartServer(user?: string): Promise<ChartServer> {
  const charts = new Map<string, Buffer>();
  const requests: string[] = [];
  const waiting: (() => void)[] = [];
  let isSilent = false;
  let elsewhere: string | undefined;
  const server = createServer((request, response) => {
    for (const resolve of waiting.splice(0)) resolve();
    if (isSilent) return;
    const { authorization = '' } = request.headers;
    requests.push(`${request.method} ${request.url} ${authorization === '' ? 'anonymous' : 'authorized'}`);
    const expected = user && `Basic ${Buffer.from(user).toString('base64')}`;
    if (expected && authorization !== expected) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="charts"' }).end();
    } else answer(request, response, charts, elsewhere);
  });
  await listening(server);
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    publish: (version, archive) => charts.set(version, archive),
    requests,
    sendOn: (address) => {
      elsewhere = address;
    },
    fallSilent: () => {
      isSilent = true;
    },
    answerAgain: () => {
      isSilent = false;
      elsewhere = undefined;
      server.closeAllConnections();
    },
    asked: () => new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function answer(
  { url = '', method }: IncomingMessage,
  response: ServerResponse,
  charts: ReadonlyMap<string, Buffer>,
  elsewhere: string | undefined,
): void {
  const send = (body: Buffer, type: string) => {
    const headers = {
      'content-type': type,
      'content-length': body.length,
      'docker-content-digest': sha256(body),
    };
    response.writeHead(200, headers).end(method === 'HEAD' ? undefined : body);
  };
  const json = (value: unknown, type = 'application/json') => send(Buffer.from(JSON.stringify(value)), type);
  const blobs = new Map<string, Buffer>();
  const manifests = new Map<string, unknown>();
  for (const [version, archive] of charts) {
    const config = Buffer.from(JSON.stringify({ name: 'kafka', version, apiVersion: 'v2' }));
    blobs.set(sha256(config), config).set(sha256(archive), archive);
    const manifest = {
      schemaVersion: 2,
      mediaType: manifestType,
      config: descriptor(config, 'application/vnd.cncf.helm.config.v1+json'),
      layers: [descriptor(archive, 'application/vnd.cncf.helm.chart.content.v1.tar+gzip')],
    };
    manifests.set(version, manifest).set(sha256(Buffer.from(JSON.stringify(manifest))), manifest);
  }

  const [, kind, reference = ''] = /^\/v2\/charts\/kafka\/(manifests|blobs|tags)\/(.+)$/.exec(url) ?? [];
  const blob = kind === 'blobs' ? blobs.get(reference) : undefined;
  const manifest = kind === 'manifests' ? manifests.get(reference) : undefined;
  const version = /^\/stable\/kafka-(.+)\.tgz$/.exec(url)?.[1] ?? '';
  const archive = charts.get(version);
  if (url === '/v2/') json({});
  else if (kind === 'tags') json({ name: 'charts/kafka', tags: [...charts.keys()] });
  else if (manifest) json(manifest, manifestType);
  else if (blob) send(blob, 'application/octet-stream');
  else if (url === '/stable/index.yaml') json(index(charts, elsewhere));
  else if (archive) send(archive, 'application/gzip');
  else response.writeHead(404).end();
}

const manifestType = 'application/vnd.oci.image.manifest.v1+json';

// JSON is YAML.
function index(charts: ReadonlyMap<string, Buffer>, elsewhere: string | undefined) {
  const kafka = [...charts].map(([version, archive]) => ({
    apiVersion: 'v2',
    name: 'kafka',
    version,
    urls: [elsewhere ?? `kafka-${version}.tgz`],
    digest: sha256(archive).replace('sha256:', ''),
  }));
  return { apiVersion: 'v1', entries: { kafka } };
}

function descriptor(content: Buffer, mediaType: string) {
  return { mediaType, digest: sha256(content), size: content.length };
}

function sha256(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
