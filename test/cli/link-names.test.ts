import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../support/run-command.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const facts = `namespace: https://example.org/w/
things:
  fair: { a: EventSeries, name: Fair }
  hall: { a: Organization, name: कल मंडल }
  cpp: { a: Organization, name: C++ Evenings }
  sharp: { a: Organization, name: "C# Mornings | Evenings" }
  jordan: { a: Person, name: Jordan Miller }
  league: { a: Organization, name: Farmers' League, description: of the Republic of the Congo }
  guild: { a: Organization, name: Weavers' Guild, description: of Northern Ireland }
  river: { a: Organization, name: Łódka Rowing Club, description: of Poland }
source: { id: s, name: A source, url: https://example.org/s, language: en }
claims:
  - quote: they came
    says:
      fair: { startDate: 2000 }
      fair-2001: { a: Edition, superEvent: fair, startDate: 2001, attendee: [hall, cpp, sharp, jordan, league, guild, river] }
`;

const candidates = `sep=;
wikidata_id;name;type;country
Q9999999001;काल मंडल;organization;India
Q9999999002;C# Evenings;organization;
Q9999999003;C# Mornings | Evenings;organization;
Q9999999004;Jordan Miller;human;Jordan
Q9999999005;Farmers' League;organization;COD
Q9999999006;Weavers' Guild;organization;Ireland
Q9999999007;Lodka Rowing Club;organization;Poland
`;

it('link accepts only what is beyond doubt, and writes names as they are', async () => {
  const folder = temporaryFolder({ 'w/facts.yaml': facts, 'candidates.csv': candidates });
  const args = ['link', 'w', '--from', 'candidates.csv', '--accept-above', '95'];
  expect((await runCommand(args, folder)).exitCode).toBe(0);
  const [header = [], ...rows] = readFileSync(join(folder, 'w', 'links.sssom.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));
  const cell = (row: readonly string[], column: string) => row[header.indexOf(column)];
  expect(rows.map((row) => [cell(row, 'subject_label'), cell(row, 'object_label')])).toEqual([
    ['C# Mornings | Evenings', 'C# Mornings | Evenings'],
    ['Łódka Rowing Club', 'Lodka Rowing Club'],
  ]);
  // In a column of several values, | is written \| (SSSOM).
  expect(rows.map((row) => cell(row, 'match_string'))).toEqual(['C# Mornings \\| Evenings', 'Lodka Rowing Club']);
  expect(cell(rows[0] ?? [], 'comment')).toContain('C# Mornings | Evenings');
  // The table is read again.
  expect((await runCommand(['check', 'w'], folder)).stderr).not.toMatch(/ error /);
});
