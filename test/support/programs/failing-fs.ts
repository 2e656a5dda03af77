import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Loaded before a program: its Nth file operation in a folder fails with the given error code, or kills the process.
//   FAIL_AT=N FAIL_WITH=ENOSPC|EACCES|…|kill FAIL_IN=FOLDER

const { FAIL_AT, FAIL_WITH, FAIL_IN = '' } = process.env;
let count = 0;

function failing<A extends unknown[], R>(operation: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    const [target] = args;
    // Descriptors belong to files that were opened there.
    if (typeof target === 'number' || String(target).startsWith(FAIL_IN)) {
      count += 1;
      if (count === Number(FAIL_AT)) {
        if (FAIL_WITH === 'kill') process.kill(process.pid, 'SIGKILL');
        throw Object.assign(new Error(`${FAIL_WITH}: made to fail`), { code: FAIL_WITH });
      }
    }
    return operation(...args);
  };
}

fs.openSync = failing(fs.openSync);
fs.writeFileSync = failing(fs.writeFileSync);
fs.fsyncSync = failing(fs.fsyncSync);
fs.mkdirSync = failing(fs.mkdirSync) as typeof fs.mkdirSync;
fs.renameSync = failing(fs.renameSync);
fs.rmSync = failing(fs.rmSync);
fs.rmdirSync = failing(fs.rmdirSync);
syncBuiltinESMExports();
