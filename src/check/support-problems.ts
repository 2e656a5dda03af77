import { placeText, problemAt } from '../facts/facts.ts';
import { supports } from '../ontology/support/supports.ts';
import { localName } from '../rdf/graph-reader.ts';
import { code } from '../report/message-text.ts';
import type { Problem } from '../report/problem.ts';
import type { SeriesSupport, TestedStatement } from './support.ts';

/** Maximum number of problems for which other claims are searched. */
const maximumHints = 500;

/**
 * A warning for each value that the words of its claim do not say, and a note for each date that they say only in one of two readings.
 * @param isStrict whether what is not supported is an error
 */
export function supportProblems(support: SeriesSupport, isStrict = false): Problem[] {
  let hints = 0;
  return support.tested.flatMap((one) => {
    const { support: found, claim, key, origin } = one;
    const words = claim.words.reading === undefined ? 'the quotation' : 'the reading';
    if ('missing' in found) {
      hints += 1;
      const hint = hints > maximumHints ? addWords : () => hintOf(one, support);
      return [
        problemAt(origin, {
          severity: isStrict ? 'error' : 'warning',
          code: 'not-supported',
          message: `${words} does not say ${code(`${key}: ${shown(one)}`)}: ${found.missing.join(', ')}`,
          hint,
        }),
      ];
    }
    if (!found.ambiguous) return [];
    const message = `${words} may mean another day than ${code(`${key}: ${shown(one)}`)}: day and month can be read the other way round`;
    return [
      problemAt(origin, {
        severity: 'info',
        code: 'ambiguous-date',
        message,
        hint: 'add a fragment that names the month, if there is one',
      }),
    ];
  });
}

/** The value as facts write it. */
function shown({ value, statement }: TestedStatement): string {
  if (value.kind === 'thing') return value.iri.slice(statement.claims[0].source.namespace.length);
  if (value.kind === 'term') return value.term;
  return 'written' in value ? value.written : localName(statement.object.value);
}

const addWords =
  'quote the words of the source that say it, as a further fragment or in a claim of its own; without words to quote, make it a `reading`';

const sayItself = 'a reading says what you understood: say it there, or remove the value';

/** That another claim of the source says it is a hint, not support. */
function hintOf({ statement, value, claim }: TestedStatement, { tested, textOf, names }: SeriesSupport): string {
  if (claim.words.reading !== undefined) return sayItself;
  const seen = new Set([claim]);
  for (const { claim: other } of tested) {
    if (other.source.id !== claim.source.id || seen.has(other) || other.words.reading !== undefined) continue;
    seen.add(other);
    const found = supports(value, textOf(other), names);
    if ('kind' in found && found.kind === 'quotation')
      return `${placeText(other.origin)} quotes words that say it: move the value there, or quote them here as well`;
  }
  return statement.property.value.kind === 'thing'
    ? `${addWords}; a name in the language of the source is an \`alternateName\`, which needs a claim that quotes it`
    : addWords;
}
