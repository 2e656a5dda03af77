// What both parsers take, from their sources: magnusmanske/quickstatements (importDataFromV1, parseValueV1) and
// WikiMovimentoBrasil/quickstatements3 (core/parsers). The second is the stricter one. Wikibase has no year 0.
const values = [
  /^[Q]\d+$/,
  /^".*"$/,
  /^[a-z_-]+:".*"$/,
  /^[+-](?!0+-)\d+-\d\d-\d\dT00:00:00Z\/(7|8|9|10|11)(\/J)?$/,
  /^[+-]?\d+(\.\d+)?(~\d+(\.\d+)?)?(U\d+)?$/,
  /^(somevalue|novalue)$/,
];
const isValue = (text: string | undefined) => values.some((pattern) => pattern.test(text ?? ''));

/** What is wrong with a line of QuickStatements V1, by the grammar. */
export function faultOf(line: string): string | undefined {
  if (line === 'CREATE') return undefined;
  if (/[|\r]|^\s|\s$/.test(line)) return 'separator';
  const [subject = '', property = '', value = '', ...pairs] = line.split('\t');
  if (!/^(LAST|Q\d+)$/.test(subject)) return 'subject';
  if (/^[LD][a-z]{2}$/.test(property)) return pairs.length === 0 && /^".*"$/.test(value) ? undefined : 'label';
  if (!/^P\d+$/.test(property) || !isValue(value) || pairs.length % 2 !== 0) return 'statement';
  const keys = pairs.filter((_, index) => index % 2 === 0);
  if (pairs.some((text, index) => index % 2 === 1 && !isValue(text))) return 'value';
  // Qualifiers, then one block of references: version 2 begins a new block after any other pair.
  return /^(P\d+ )*(S\d+ )*$/.test(keys.map((key) => `${key} `).join('')) ? undefined : 'order';
}
