import { createHash } from 'node:crypto';

/**
 * An id as Kafka writes them, 16 bytes in 22 characters: the same for the same words, so that every
 * render has it, and different for every release of a Kubernetes cluster. It is made of hexadecimal
 * digits, since an id that begins with '-' would be taken for an option.
 */
export function kafkaId(...words: readonly string[]): string {
  const digits = createHash('sha256').update(words.join('/')).digest('hex').slice(0, 16);
  return Buffer.from(digits).toString('base64').slice(0, 22);
}
