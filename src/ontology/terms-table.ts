import { shorten } from '../rdf/prefixes.ts';
import { type Profile, requiredClass, statementClassKey } from './profile.ts';

/** The classes and properties of facts files, as Markdown tables. */
export function termsTableOf(profile: Profile): string {
  const short = (iri: string) => `\`${shorten(iri, profile.prefixes)}\``;
  const statement = requiredClass(profile, statementClassKey);
  const classes = [...profile.classes.values()].filter(({ readOnly }) => !readOnly);
  const properties = [...profile.properties.values()].filter(({ readOnly }) => !readOnly);
  const lines = [
    '# What facts files may say',
    '',
    'Written by `npm run generate` from `seminar.ttl` and `shapes.ttl`.',
    '',
    '## Classes',
    '',
    '| `a:` | term | meaning | properties |',
    '| --- | --- | --- | --- |',
  ];
  for (const type of classes.filter((type) => type !== statement)) {
    const keys = [...type.properties.values()].filter(({ readOnly }) => !readOnly).map(({ key }) => `\`${key}\``);
    lines.push(`| \`${type.key}\` | ${short(type.iri)} | ${type.description} | ${keys.join(', ')} |`);
  }
  lines.push('', '## Properties', '', '| key | term | meaning | value | several? |', '| --- | --- | --- | --- | --- |');
  for (const { key, iri, description, value, atMostOne, compared } of properties)
    lines.push(
      `| \`${key}\` | ${short(iri)} | ${description} | ${value.description(profile)} | ${atMostOne || compared === 'single' ? 'one' : 'yes'} |`,
    );
  const qualifiers = [...statement.properties.values()]
    .filter(({ readOnly }) => !readOnly)
    .map(({ key }) => `\`${key}\``);
  lines.push(
    '',
    `Qualifiers, which stand beside \`value:\` or in a claim: ${qualifiers.join(', ')}.`,
    `In place of any value: ${[...profile.absences.keys()].map((key) => `\`${key}\``).join(', ')}.`,
    '',
  );
  return lines.join('\n');
}
