// JavaScript, since run-ts.cjs needs it before TypeScript can be loaded.
const { chmodSync, existsSync, lstatSync, mkdirSync, realpathSync } = require('node:fs');
const { homedir } = require('node:os');
const path = require('node:path');

exports.cacheFolder = (...names) => {
  for (const base of bases()) {
    const folder = privateFolder(path.join(base, 'cdk8s-kafka'));
    const inner = names.reduce((at, name) => at && privateFolder(path.join(at, name)), folder);
    if (inner) return inner;
  }
  return undefined;
};

/** Where caches usually are: with the packages, so that `npm ci` empties it, else with the user. */
function bases() {
  // require.resolve finds …/node_modules/cdk8s/package.json wherever packages were installed to.
  return [path.join(require.resolve('cdk8s/package.json'), '..', '..', '.cache'), ...ownCache()];
}

function ownCache() {
  const { XDG_CACHE_HOME = '' } = process.env;
  if (path.isAbsolute(XDG_CACHE_HOME)) return [XDG_CACHE_HOME];
  try {
    return [path.join(homedir(), '.cache')];
  } catch {
    // A user that the system knows nothing of, as in some containers.
    return [];
  }
}

exports.privateFolder = privateFolder;

function privateFolder(folder) {
  // Without users (Windows) nothing can be told about a folder.
  if (!process.getuid) return undefined;
  try {
    const own = path.join(secured(path.dirname(folder)), path.basename(folder));
    if (!lstatSync(own, { throwIfNoEntry: false })) mkdirSync(own, { mode: 0o700 });
    const { uid, mode } = lstatSync(own);
    if (uid !== process.getuid() || (mode & fileType) !== aFolder) return undefined;
    if (mode & 0o077) chmodSync(own, 0o700);
    return own;
  } catch {
    return undefined;
  }
}

/** The real path of a folder, made if it is missing, in which nobody else can exchange anything. */
function secured(folder) {
  if (!existsSync(folder)) {
    const made = path.join(secured(path.dirname(folder)), path.basename(folder));
    mkdirSync(made, { mode: 0o700 });
    return made;
  }
  const real = realpathSync(folder);
  for (let at = real; ; at = path.dirname(at)) {
    const { uid, mode } = lstatSync(at);
    const isTheirs = uid !== 0 && uid !== process.getuid();
    // In a sticky folder, such as /tmp, nobody can move away or replace what another one made.
    if (isTheirs || (mode & othersWrite && !(mode & sticky))) throw new Error(`${at} is open to others`);
    if (at === path.dirname(at)) return real;
  }
}

exports.isPrivateFile = (file) => {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.uid === process.getuid?.() && (stat.mode & othersWrite) === 0;
};

const [fileType, aFolder] = [0o170000, 0o040000];
const [othersWrite, sticky] = [0o022, 0o1000];
