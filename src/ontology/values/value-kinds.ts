import { date } from './date.ts';
import { iri } from './iri.ts';
import { literal } from './literal.ts';
import { period } from './period.ts';
import { source } from './source.ts';
import { term } from './term.ts';
import { text } from './text.ts';
import { thing } from './thing.ts';
import type { ValueKind, ValueProfile, ValueShape } from './value-kind.ts';

/**
 * Every kind of value that a property can have; the first that recognizes the shape of a property decides. A new kind is
 * a file beside this one and a name in this list.
 */
const valueKinds: readonly ValueKind[] = [term, period, source, thing, text, date, literal, iri];

/** How the values of a property behave, by its shape; undefined where no kind recognizes the shape. */
export function valueProfileOf(shape: ValueShape): ValueProfile | undefined {
  for (const kind of valueKinds) {
    const profile = kind(shape);
    if (profile) return profile;
  }
  return undefined;
}
