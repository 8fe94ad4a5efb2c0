// What runs TypeScript here: tsx. The large packages come before it: once its hooks are in place, each
// JavaScript file is read a second time for them, and its source map parsed, which for these takes longer
// than all else of a synthesis' start.
require('cdk8s-plus-27/lib/imports/k8s');
require('yaml');

// tsx runs what it finds compiled in the system's temporary folder, where others may put it. It chooses the
// folder when it is loaded: one that only this user can write to, else none.
const { cacheFolder } = require('./lib/private-folder.cjs');
const { TMPDIR, TSX_DISABLE_CACHE } = process.env;
const folder = cacheFolder('compiled');
if (folder) process.env.TMPDIR = folder;
else process.env.TSX_DISABLE_CACHE = '1';
require('tsx/cjs');
for (const [name, value] of Object.entries({ TMPDIR, TSX_DISABLE_CACHE })) {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
