#!/usr/bin/env node
// Checks the version of Node before loading code that older versions cannot run. This file has no static imports, and no
// syntax newer than Node 14.

import('node:fs').then(({ readFileSync }) => {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    engines: { node: string };
  };
  const needed = engines.node.replace('>=', '');
  const parts = (version: string) => version.split('.').map(Number);
  const [[major = 0, minor = 0], [leastMajor = 0, leastMinor = 0]] = [parts(process.versions.node), parts(needed)];
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return import('./main.ts');
  process.stderr.write(
    `error usage seminar-graph needs Node ${needed} or newer; this is Node ${process.versions.node}\n`,
  );
  process.exitCode = 2;
  return undefined;
});
