import { openOutputFolder } from '../../../src/node/output-folder.ts';

// Replaces a set of files whose content is one version number: once, or again and again until it is killed.
//   node replace-files.ts FOLDER VERSION [loop]

const [folder = '', version = '', loop] = process.argv.slice(2);
const names = ['a.ttl', 'b.jsonld', 'c.report.md'];
let next = Number(version);
do {
  const output = openOutputFolder(folder);
  output.replace(new Map(names.map((name) => [name, `${next}\n`.repeat(2000)])));
  output.close();
  if (loop) process.stdout.write('.');
  next += 1;
} while (loop);
