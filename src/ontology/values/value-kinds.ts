import { date } from './date.ts';
import { iri } from './iri.ts';
import { literal } from './literal.ts';
import { number } from './number.ts';
import { period } from './period.ts';
import { source } from './source.ts';
import { term } from './term.ts';
import { text } from './text.ts';
import { thing } from './thing.ts';
import type { ValueKind, ValueProfile, ValueShape } from './value-kind.ts';

/** All kinds of values, in order of precedence. A new kind is a new file and an entry here. */
const valueKinds: readonly ValueKind[] = [term, period, source, thing, text, date, number, literal, iri];

/** The profile of the values of a property shape, by the first kind that accepts it. */
export function valueProfileOf(shape: ValueShape): ValueProfile | undefined {
  for (const kind of valueKinds) {
    const profile = kind(shape);
    if (profile) return profile;
  }
  return undefined;
}
