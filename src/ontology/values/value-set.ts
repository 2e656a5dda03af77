/**
 * A set of values, as far as comparison needs it: a span of numbers (days of a date, counts), things or terms, or the texts that a
 * pattern of words matches.
 */
export type ValueSet =
  | { readonly kind: 'everything' | 'nothing' }
  | { readonly kind: 'span'; readonly first: number; readonly last: number }
  | { readonly kind: 'terms'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'text'; readonly words: readonly string[] };

export const everything: ValueSet = { kind: 'everything' };
export const nothing: ValueSet = { kind: 'nothing' };

/** The sets of a value (stated ⊆ possible): what it names, and what it may mean for comparison. */
export interface PossibleValues {
  readonly stated: ValueSet;
  readonly possible: ValueSet;
  /** Its marks (approximate, uncertain): values with equal sets and different marks are not equal. */
  readonly marks: string;
  /** Values of different scopes, such as texts in two languages, are not compared. */
  readonly scope?: string | undefined;
}

export function span({ first, last }: { readonly first: number; readonly last: number }): ValueSet {
  return { kind: 'span', first, last };
}

export function terms(...ids: readonly string[]): ValueSet {
  return { kind: 'terms', ids: new Set(ids) };
}

/** The value alone. */
export function unmarked(stated: ValueSet): PossibleValues {
  return { stated, possible: stated, marks: '' };
}

/** A word of a text pattern that stands for any words. */
export const gap = '…';

/** Whether all values of a set are in another. */
export function isWithin(inner: ValueSet, outer: ValueSet): boolean {
  if (outer.kind === 'everything' || inner.kind === 'nothing') return true;
  if (inner.kind === 'span' && outer.kind === 'span') return outer.first <= inner.first && inner.last <= outer.last;
  if (inner.kind === 'terms' && outer.kind === 'terms') return [...inner.ids].every((id) => outer.ids.has(id));
  if (inner.kind === 'text' && outer.kind === 'text') return matches(inner.words, outer.words, false);
  return false;
}

/** Whether two sets have a value in common. */
export function meets(a: ValueSet, b: ValueSet): boolean {
  if (a.kind === 'nothing' || b.kind === 'nothing') return false;
  if (a.kind === 'everything' || b.kind === 'everything') return true;
  if (a.kind === 'span' && b.kind === 'span') return a.first <= b.last && b.first <= a.last;
  if (a.kind === 'terms' && b.kind === 'terms') return [...a.ids].some((id) => b.ids.has(id));
  if (a.kind === 'text' && b.kind === 'text') return matches(a.words, b.words, true);
  return false;
}

/**
 * Compares two patterns word by word, in a table of their lengths.
 * @param both whether a gap of the first also stands for any words; else only a gap of the second covers it
 */
function matches(first: readonly string[], second: readonly string[], both: boolean): boolean {
  // before[j]: whether the words of the first read so far match the first j of the second.
  let before = Array.from({ length: second.length + 1 }, (_, j) => second.slice(0, j).every((word) => word === gap));
  for (const word of first) {
    const isGap = both && word === gap;
    const row = [isGap && before[0] === true];
    for (const [j, other] of second.entries())
      row.push(
        other === gap
          ? before[j + 1] === true || row[j] === true || before[j] === true
          : isGap
            ? before[j + 1] === true || row[j] === true
            : word === other && before[j] === true,
      );
    before = row;
  }
  return before[second.length] === true;
}
