import type { Facts } from '../facts/facts.ts';
import { textsIn } from '../facts/facts-value.ts';

/** A function that returns the id of a thing or source by its name, ignoring case. Names are collected on first use. */
export function idsByName({ things, sources }: Facts): (name: string) => string | undefined {
  let ids: Map<string, string> | undefined;
  return (name) => {
    ids ??= new Map(
      [...things, ...sources].flatMap(({ id, fields }) =>
        textsIn(fields.name).map((text) => [text.toLowerCase(), id] as const),
      ),
    );
    return ids.get(name.toLowerCase());
  };
}
