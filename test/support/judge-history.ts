import { type History, type TrueEdition, yearText } from './histories.ts';
import type { ShortTriple } from './rule-engines.ts';

/** The inferred triples that are not so in the true history. */
export function falseTriples(history: History, triples: readonly ShortTriple[]): string[] {
  const held = [...history.held].flatMap(([series, editions]) =>
    editions.map((edition, index) => ({ series, edition, next: editions[index + 1], previous: editions[index - 1] })),
  );
  /** An edition by its id in facts, or by that of the rule, if facts do not speak of it. */
  const known = (id: string) =>
    held.filter(({ series, edition }) => id === edition.id || id === inferredId(history, series, edition));
  const isSo = ({ subject, predicate, object }: ShortTriple): boolean => {
    const found = known(subject);
    const isOne = (edition: TrueEdition | undefined) =>
      edition !== undefined && known(object).some((other) => other.edition.id === edition.id);
    if (predicate === 'ordinal')
      return found.some(({ series, edition }) => String(edition.numbers.get(series)) === object);
    if (predicate === 'nextEdition') return found.some(({ next }) => isOne(next));
    if (predicate === 'previousEdition') return found.some(({ previous }) => isOne(previous));
    return ['earliest', 'latest', 'year'].includes(predicate) || found.length > 0;
  };
  return triples
    .filter((triple) => !isSo(triple))
    .map(({ subject, predicate, object }) => `${history.namespace} ${subject} ${predicate} ${object}`);
}

/** What follows from the facts of a plain history, by the specification of the rules: `s-1991 ordinal 2`. */
export function followsFrom(history: History): string[] {
  const follows: string[] = [];
  const says = Object.assign({}, ...factsOf(history)) as Record<string, Record<string, unknown>>;
  for (const [series, editions] of history.held) {
    const numbered = ({ id }: TrueEdition) => says[id]?.ordinal !== undefined;
    const first = says[series]?.startDate === undefined ? editions.findIndex(numbered) : 0;
    const last = editions.findLastIndex(numbered);
    if (first < 0 || last <= first) continue;
    // After the last number: as far as editions are attested.
    const missing = editions.findIndex(({ id }, index) => index > last && !history.told.has(id));
    const end = missing < 0 ? editions.length - 1 : missing - 1;
    const idOf = (edition: TrueEdition) => inferredId(history, series, edition) ?? edition.id;
    const exists = (edition: TrueEdition, index: number) => history.told.has(edition.id) || (index > 0 && index < last);
    for (const [index, edition] of editions.entries()) {
      if (index < first || index > end || !exists(edition, index)) continue;
      if (!history.told.has(edition.id)) follows.push(`${idOf(edition)} startDate ${yearText(edition.year)}`);
      if (!numbered(edition)) follows.push(`${idOf(edition)} ordinal ${edition.numbers.get(series)}`);
      const next = editions[index + 1];
      if (next && index < end && exists(next, index + 1))
        follows.push(`${idOf(edition)} nextEdition ${idOf(next)}`, `${idOf(next)} previousEdition ${idOf(edition)}`);
    }
  }
  return follows;
}

function inferredId({ told }: History, series: string, { id, year }: TrueEdition): string | undefined {
  return told.has(id) ? undefined : `${series}-${yearText(year)}`;
}

function factsOf({ facts }: History): Record<string, unknown>[] {
  const sources = facts.sources as readonly { claims: readonly { says: Record<string, unknown> }[] }[];
  return sources.flatMap(({ claims }) => claims.map(({ says }) => says));
}
