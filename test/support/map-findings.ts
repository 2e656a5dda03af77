import { expect } from 'vitest';
import { runCommand } from './run-command.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Two series; the namespace of the second stands inside that of the first, and much is wrong with it. */
const faulty = [
  '{"namespace":"https://example.org/a/","things":{"a":{"a":"EventSeries","name":""}}}',
  JSON.stringify({
    namespace: 'https://example.org/a/inner/',
    things: {
      a: { a: 'EventSeries', name: 'A' },
      one: { a: 'Edition' },
      two: { a: 'Edition' },
      nobody: { a: 'Person', name: 'N' },
    },
    sources: [
      {
        id: 'letter',
        name: 'Letter',
        claims: [
          {
            quote: 'annual, from 2001 to 2004, and twice in 2001',
            says: {
              a: { frequency: 'annual', startDate: '2001', lastEdition: 'two' },
              one: { superEvent: 'a', startDate: '2001-05' },
              two: { superEvent: 'a', startDate: '2004', endDate: '2003' },
            },
          },
          { quote: 'or in June', says: { one: { startDate: '2001-06' } } },
        ],
      },
    ],
  }),
] as const;

/** Expects `map --check` to find in a line, which comes twice between two faulty ones, what `check` finds in a file. */
export async function expectSameFindings(line: string): Promise<void> {
  const [first, last] = faulty;
  const lines = [first, line, line, last];
  const files = Object.fromEntries(lines.map((text, index) => [`${index + 1}.json`, text]));
  const folder = temporaryFolder({ ...files, 'all.ndjson': `${lines.join('\n')}\n` });
  // `map` reports the problems of longer lines at column 1.
  const withColumns = line.length <= 100_000;
  const found: string[] = [];
  for (const name of Object.keys(files)) {
    const { stderr } = await runCommand(['check', name], folder);
    found.push(...problemLines(stderr.replaceAll(`${name}:1:`, `all.ndjson:${name[0]}:`), withColumns));
  }
  expect(found.filter((text) => /^all\.ndjson:4\b/.test(text)).length).toBeGreaterThan(3);
  const { exitCode, stderr } = await runCommand(['map', '--check', '--on-error', 'skip', 'all.ndjson'], folder);
  expect(problemLines(stderr, withColumns)).toEqual(found);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('2 series →');
}

/** Expects `map --check --quiet` to report the errors of these lines alone, and `map` without --check to report nothing. */
export async function expectErrorsOnly(line: string): Promise<void> {
  const [first, last] = faulty;
  const folder = temporaryFolder({ 'all.ndjson': `${[first, line, last].join('\n')}\n` });
  const severitiesOf = async (...args: string[]) => {
    const { stderr } = await runCommand(['map', '--on-error', 'skip', 'all.ndjson', ...args], folder);
    return stderr.match(/(?<=^all\.ndjson:\S+ |^)(error|warning|info)(?= )/gm) ?? [];
  };
  const all = await severitiesOf('--check');
  expect(all).toContain('warning');
  expect(await severitiesOf('--check', '--quiet')).toEqual(all.filter((severity) => severity === 'error'));
  expect(await severitiesOf('--quiet')).toEqual([]);
}

/** Without what only `check` looks at: the words of claims. */
function problemLines(text: string, withColumns: boolean): string[] {
  const lines = text.split('\n').map((line) => (withColumns ? line : line.replace(/^(all\.ndjson:\d+):\d+/, '$1')));
  const found = lines
    .filter((line) => /^all.ndjson|^(error|warning|info) /.test(line))
    .filter((line) => !/ (?:not-supported|ambiguous-date|speaks-of-another) /.test(line));
  return withColumns ? found : found.sort();
}
