// Kills the process, as `kill -9` does or by SIGNAL, right before its change number KILL_AT of the file system.
const fs = require('node:fs');

let left = Number(process.env.KILL_AT);
for (const name of ['mkdirSync', 'mkdtempSync', 'writeFileSync', 'renameSync', 'rmSync', 'rmdirSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    if (String(args[0]).startsWith(process.env.OUTDIR)) {
      left -= 1;
      if (left === 0) process.kill(process.pid, process.env.SIGNAL ?? 'SIGKILL');
    }
    return real(...args);
  };
}
