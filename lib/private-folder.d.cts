/**
 * The folder for what can be made again at any time, such as rendered charts: in `node_modules/.cache`, else
 * in the user's own cache.
 *
 * @param names of folders in it
 * @returns a folder that exists and is private, or `undefined` when there is none: then nothing is kept
 */
export function cacheFolder(...names: readonly string[]): string | undefined;

/**
 * A folder that nobody but this user (and root) can write to: its own, no symbolic link, closed to others, and
 * below folders in which no other user can exchange it. It is made when it is missing.
 *
 * @returns its real path, or `undefined` when it cannot be had so
 */
export function privateFolder(folder: string): string | undefined;

/** Whether it is a file of this user's, no symbolic link, that nobody else can write to. */
export function isPrivateFile(file: string): boolean;
