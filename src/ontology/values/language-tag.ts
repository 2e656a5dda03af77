import { code } from '../../report/message-text.ts';
import type { ValueProblem } from './value-kind.ts';

/** A cache of tags, because Intl dominates the time to map a text. */
const known = new Map<string, string | ValueProblem>();
const maximumKnown = 1000;
/** BCP 47, 4.4.1: recommended minimum for buffers. */
const maximumKnownLength = 35;

/**
 * Validates a language tag (BCP 47): its language must be registered and have its shortest code.
 * @returns the tag in lower case, the form that RDF parsers produce, or the problem
 */
export function readLanguageTag(written: string): string | ValueProblem {
  const before = known.get(written);
  if (before !== undefined) return before;
  const tag = canonicalTag(written);
  const read = tag !== undefined && usesShortestCode(written, tag) ? tag.toLowerCase() : problemOf(written, tag);
  if (written.length <= maximumKnownLength && known.size < maximumKnown) known.set(written, read);
  return read;
}

/** A hint with the language tag for a text such as `English`, if it is recognized. */
export function languageHint(written: string): string {
  const meant = meantTag(written);
  return meant === undefined ? 'a tag such as en, fr, pt-BR (BCP 47)' : `write \`${meant}\``;
}

function problemOf(written: string, tag: string | undefined): ValueProblem {
  const message = tag === undefined ? 'is not a language tag' : 'is not the tag of this language';
  return { code: 'bad-language', message: `${code(written)} ${message}`, hint: () => languageHint(written) };
}

/** The canonical tag; undefined if it is not well-formed or its two-letter code is not registered. */
function canonicalTag(written: string): string | undefined {
  // BCP 47 (2.2.1) reserves longer first subtags. Intl does not know all three-letter codes (ISO 639-3).
  const [, subtag] = /^([a-z]{2,3})(?:-|$)/i.exec(written) ?? [];
  if (subtag === undefined || (subtag.length === 2 && englishName(subtag) === undefined)) return undefined;
  try {
    return Intl.getCanonicalLocales(written)[0];
  } catch {
    return undefined;
  }
}

/** BCP 47 (2.2.1): a language with a two-letter code has no three-letter tag: `en`, not `eng`. */
function usesShortestCode(written: string, tag: string): boolean {
  return codeOf(written).length === 2 || codeOf(tag).length === 3;
}

const codeOf = (tag: string) => tag.split('-', 1)[0] ?? '';

let names: Intl.DisplayNames | undefined;

function englishName(subtag: string): string | undefined {
  names ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  return names.of(subtag);
}

/** The tag for a language name, a tag with `_`, or a tag with a three-letter code. */
function meantTag(written: string): string | undefined {
  const hyphens = written.trim().replaceAll('_', '-');
  const tag = canonicalTag(hyphens) ?? codesByName().get(written.trim().toLowerCase());
  return tag?.toLowerCase() === written.toLowerCase() ? undefined : tag;
}

let byName: Map<string, string> | undefined;

/** Two-letter codes by the English and the native name of the language. */
function codesByName(): ReadonlyMap<string, string> {
  if (byName) return byName;
  byName = new Map();
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const subtag of letters.flatMap((first) => letters.map((second) => first + second))) {
    const english = englishName(subtag);
    // Without deprecated codes, which have the name of their replacement.
    if (english === undefined || Intl.getCanonicalLocales(subtag)[0] !== subtag) continue;
    const own = new Intl.DisplayNames(subtag, { type: 'language', fallback: 'none' }).of(subtag);
    for (const name of [english, own]) if (name !== undefined) byName.set(name.toLowerCase(), subtag);
  }
  return byName;
}
