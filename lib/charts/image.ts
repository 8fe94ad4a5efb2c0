/** The parts of an image's name. */
export interface Image {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/** What to write where an image is expected. */
export const imageRemedy =
  "write an image with its tag or digest, such as 'registry.example.com/bitnami/kafka:3.3.1'";

const host = String.raw`(?:localhost|[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+|[a-zA-Z0-9.-]+:\d+)`;
const image = new RegExp(
  String.raw`^(?:(${host}(?::\d+)?)/)?([a-z0-9._-]+(?:/[a-z0-9._-]+)*)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`,
);

/** The parts of an image's name, or `undefined` when a text is none or leaves open which image it is. */
export function parseImage(text: string): Image | undefined {
  const [, registry = 'docker.io', repository = '', tag = '', digest = ''] = image.exec(text) ?? [];
  return repository !== '' && (tag !== '' || digest !== '')
    ? { registry, repository, tag, digest }
    : undefined;
}

/** The name of an image, by its parts. */
export function imageText({ registry, repository, tag, digest }: Image): string {
  return `${registry}/${repository}${tag && `:${tag}`}${digest && `@${digest}`}`;
}
