/** What the codes of the operating system mean. */
const meanings: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EBUSY: 'it is in use',
  EEXIST: 'something else is there already',
  EISDIR: 'it is a folder',
  ENOENT: 'it is not there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is not a folder',
  EPERM: 'the operating system does not permit it',
  EROFS: 'the file system can only be read',
};

/** What an error says, to people: a code of the operating system in words, with the file and what was tried. */
export function errorWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  const meaning = code === undefined ? undefined : meanings[code];
  return meaning === undefined || path === undefined
    ? error.message
    : `${path}: ${meaning} (${syscall}, ${code})`;
}
