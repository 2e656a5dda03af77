import type { NamedNode } from '@rdfjs/types';
import { dateOfLiteral } from '../facts/dates.ts';
import { allDays, type DaySpan } from '../facts/days.ts';
import type { ComparisonContext } from '../ontology/values/value-kind.ts';
import { dcat, schema, wikibase } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import type { MappedFacts, Triple } from './mapped-facts.ts';
import type { Statement } from './statement.ts';

/** What comparison needs to know of a series beyond two statements. Everything is collected on first use: most series need nothing. */
export class Comparison {
  readonly #parts: readonly MappedFacts[];
  #sources: ReadonlyMap<string, readonly Triple[]> | undefined;
  #periods: ReadonlyMap<string, readonly Triple[]> | undefined;
  #parents: ReadonlyMap<string, readonly string[]> | undefined;
  readonly #placesIn = new Map<string, ReadonlySet<string>>();

  constructor(parts: readonly MappedFacts[]) {
    this.#parts = parts;
  }

  /** The context of a statement's value. */
  contextOf({ source }: Pick<Statement, 'source'>): ComparisonContext {
    return { language: this.#languageOf(source), placesIn: (iri) => this.#closure(iri) };
  }

  /** The days on which a source was published, if it says so. */
  publishedOf(source: NamedNode): DaySpan | undefined {
    const published = this.#valuesOf(source, schema.datePublished)[0];
    return published && dateOfLiteral(published.value)?.stated;
  }

  /**
   * Whether two periods overlap for certain. Two that share only the year or day in which one ends and the other starts do not: a
   * frequency may change within it.
   */
  overlap(one: Value, other: Value): boolean {
    if (one.equals(other)) return true;
    const [a, b] = [this.#coreOf(one), this.#coreOf(other)];
    return Math.max(a.first, b.first) < Math.min(a.last, b.last);
  }

  /** The days that surely belong to a period: from the last possible start to the first possible end. */
  #coreOf(period: Value): DaySpan {
    this.#periods ??= Map.groupBy(
      this.#parts.flatMap(({ periods }) => periods),
      ({ subject }) => subject.value,
    );
    const [from, to] = [dcat.startDate, dcat.endDate].map((side) => {
      const date = this.#periods?.get(period.value)?.find(({ predicate }) => predicate.equals(side))?.object;
      return date && dateOfLiteral(date.value)?.stated;
    });
    const core = { first: from?.last ?? allDays.first, last: to?.first ?? allDays.last };
    // One date, or two that overlap: all of it. Half a day on each side, because a day is a span too.
    return core.first < core.last || !from || !to ? core : { first: from.first - 0.5, last: to.last + 0.5 };
  }

  #languageOf(source: NamedNode): string | undefined {
    // Several parts of a series may describe the same source.
    const [language, ...others] = new Set(this.#valuesOf(source, schema.inLanguage).map(({ value }) => value));
    return others.length === 0 ? language : undefined;
  }

  #valuesOf(source: NamedNode, property: NamedNode): Value[] {
    this.#sources ??= Map.groupBy(
      this.#parts.flatMap(({ sources }) => sources),
      ({ subject }) => subject.value,
    );
    const triples = this.#sources.get(source.value) ?? [];
    return triples.flatMap(({ predicate, object }) => (predicate.equals(property) ? [object] : []));
  }

  /** A place and all that statements put in it, directly or not. */
  #closure(iri: string): ReadonlySet<string> {
    const known = this.#placesIn.get(iri);
    if (known) return known;
    this.#parents ??= this.#containment();
    const found = new Set([iri]);
    for (const place of found) for (const within of this.#parents.get(place) ?? []) found.add(within);
    this.#placesIn.set(iri, found);
    return found;
  }

  /** The places directly in a place. Deprecated statements do not count, nor do others beside preferred ones. */
  #containment(): ReadonlyMap<string, readonly string[]> {
    const stated = this.#parts
      .flatMap(({ statements }) => statements)
      .filter(({ predicate }) => predicate.equals(schema.containedInPlace));
    const preferred = new Set(
      stated.flatMap(({ rank, subject }) => (rank.equals(wikibase.PreferredRank) ? [subject.value] : [])),
    );
    const within = new Map<string, string[]>();
    for (const { subject, object, rank } of stated) {
      if (rank.equals(wikibase.DeprecatedRank)) continue;
      if (preferred.has(subject.value) && !rank.equals(wikibase.PreferredRank)) continue;
      within.set(object.value, [...(within.get(object.value) ?? []), subject.value]);
    }
    return within;
  }
}
