import { dateOfLiteral, yearOfSpan } from '../facts/dates.ts';
import { keyOf, type Origin, problemAt } from '../facts/facts.ts';
import type { ClaimNode } from '../graph/claim-node.ts';
import type { Statement } from '../graph/statement.ts';
import { yearsSaid } from '../ontology/support/dates.ts';
import { ordinalsIn } from '../ontology/support/ordinals.ts';
import type { ClaimText } from '../ontology/support/support.ts';
import { localName } from '../rdf/graph-reader.ts';
import { schema, sg } from '../rdf/namespace.ts';
import { ordinalName } from '../report/counts.ts';
import { code } from '../report/message-text.ts';
import type { Problem } from '../report/problem.ts';

/** What tells an edition from others of its series. */
interface Edition {
  readonly iri: string;
  readonly series: Set<string>;
  readonly years: Set<number>;
  readonly ordinals: Set<number>;
}

/**
 * A note on each claim of an edition whose fragments name a year or number of another edition of the series, and none of its own: the
 * words may speak of that one. Which thing words speak of cannot be tested in general.
 * @param textOf the words of a claim as they are searched
 */
export function speaksOfAnother(statements: readonly Statement[], textOf: (claim: ClaimNode) => ClaimText): Problem[] {
  const editions = editionsOf(statements);
  const byMark = Map.groupBy(
    [...editions.values()].flatMap((edition) => marksOf(edition).map((mark) => ({ mark, edition }))),
    ({ mark }) => mark,
  );
  return [...subjectsOf(statements, editions)].flatMap(([claim, subjects]) => {
    if (claim.words.reading !== undefined) return [];
    const marks = saidIn(textOf(claim));
    if (marks.length === 0) return [];
    return [...subjects].flatMap(([edition, origin]) => {
      const own = new Set(marksOf(edition));
      if (own.size === 0 || marks.some((mark) => own.has(mark))) return [];
      const others = marks.flatMap((mark) => byMark.get(mark) ?? []);
      const other = others.find((one) => [...one.edition.series].some((series) => edition.series.has(series)));
      if (!other) return [];
      const message = `the quotation names ${nameOf(other.mark)}, which is that of ${code(localName(other.edition.iri))}, and no year or number of ${code(localName(edition.iri))}`;
      const hint = 'see that the words speak of this edition; a further fragment with its year or number shows it';
      return [problemAt(origin, { severity: 'info', code: 'speaks-of-another', message, hint })];
    });
  });
}

/** Editions by IRI, with all that any source says of their years and numbers. */
function editionsOf(statements: readonly Statement[]): Map<string, Edition> {
  const editions = new Map<string, Edition>();
  for (const { subject, predicate, object } of statements)
    if (predicate.equals(schema.superEvent)) {
      const known = editions.get(subject.value);
      const edition = known ?? { iri: subject.value, series: new Set(), years: new Set(), ordinals: new Set() };
      edition.series.add(object.value);
      editions.set(subject.value, edition);
    }
  for (const { subject, predicate, object } of statements) {
    const edition = editions.get(subject.value);
    if (predicate.equals(sg.ordinal)) edition?.ordinals.add(Number(object.value));
    if (!predicate.equals(schema.startDate) && !predicate.equals(schema.endDate)) continue;
    const date = dateOfLiteral(object.value);
    const year = date && yearOfSpan(date.stated);
    if (year !== undefined) edition?.years.add(year);
  }
  return editions;
}

/** The editions that each claim speaks of, itself or by a participation or observation, with a place in the facts. */
function subjectsOf(
  statements: readonly Statement[],
  editions: ReadonlyMap<string, Edition>,
): Map<ClaimNode, Map<Edition, Origin>> {
  const subjects = new Map<ClaimNode, Map<Edition, Origin>>();
  for (const { subject, predicate, object, claims, origins } of statements) {
    const isOf = predicate.equals(sg.edition) || predicate.equals(schema.observationAbout);
    const edition = editions.get(subject.value) ?? (isOf ? editions.get(object.value) : undefined);
    if (!edition) continue;
    const own = subjects.get(claims[0]) ?? new Map<Edition, Origin>();
    subjects.set(claims[0], own);
    if (!own.has(edition)) own.set(edition, thingOrigin(origins[0], localName(subject.value)));
  }
  return subjects;
}

/** The place of the id of a thing above a value. */
function thingOrigin(value: Origin, id: string): Origin {
  for (let origin: Origin | undefined = value; origin; origin = origin.parent)
    if (origin.step === id) return keyOf(origin);
  return value;
}

const marksOf = ({ years, ordinals }: Edition) => [
  ...[...years].map((year) => `year ${year}`),
  ...[...ordinals].map((ordinal) => `number ${ordinal}`),
];

/** Years of four figures, and ordinals that are not in words: others have too many meanings. */
function saidIn(text: ClaimText): string[] {
  const years = [...yearsSaid(text)].filter((year) => year >= 1000);
  const ordinals = text.passages.flatMap((passage) => ordinalsIn(passage, text.vocabulary));
  const figures = ordinals.filter(({ isInWords }) => isInWords !== true);
  return [...new Set([...years.map((year) => `year ${year}`), ...figures.map(({ value }) => `number ${value}`)])];
}

function nameOf(mark: string): string {
  const [kind, number] = mark.split(' ');
  return kind === 'year' ? `the year ${number}` : `the ${ordinalName(Number(number))}`;
}
