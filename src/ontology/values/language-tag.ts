import { code } from '../../report/message-text.ts';
import type { ValueProblem } from './value-kind.ts';

/** Tags read before: Intl takes longer than everything else that happens to a text. */
const known = new Map<string, string | ValueProblem>();
const mostKnown = 1000;
/** BCP 47, 4.4.1: longer tags hardly exist. */
const longestKnown = 35;

/**
 * What a language tag is, for texts and for sources (BCP 47): one whose language is registered, in its shortest form.
 * @returns the tag in lower case, as RDF 1.1 allows and parsers do (otherwise a graph read back would differ), or the problem
 */
export function readLanguageTag(written: string): string | ValueProblem {
  const before = known.get(written);
  if (before !== undefined) return before;
  const tag = canonicalTag(written);
  const read = tag !== undefined && usesShortestCode(written, tag) ? tag.toLowerCase() : problemOf(written, tag);
  if (written.length <= longestKnown && known.size < mostKnown) known.set(written, read);
  return read;
}

/** What to write in place of a text that is not a language tag. */
export function languageHint(written: string): string {
  const meant = meantTag(written);
  return meant === undefined ? 'a tag such as en, fr, pt-BR (BCP 47)' : `write \`${meant}\``;
}

function problemOf(written: string, tag: string | undefined): ValueProblem {
  const message = tag === undefined ? 'is not a language tag' : 'is not the tag of this language';
  return { code: 'bad-language', message: `${code(written)} ${message}`, hint: () => languageHint(written) };
}

/** The tag as BCP 47 writes it; undefined where it is not well-formed, or its two-letter code not registered. */
function canonicalTag(written: string): string | undefined {
  // BCP 47 (2.2.1) reserves longer first parts. Three-letter codes are too many (ISO 639-3) for Intl to know them all.
  const [, subtag] = /^([a-z]{2,3})(?:-|$)/i.exec(written) ?? [];
  if (subtag === undefined || (subtag.length === 2 && englishName(subtag) === undefined)) return undefined;
  try {
    return Intl.getCanonicalLocales(written)[0];
  } catch {
    return undefined;
  }
}

/** BCP 47 (2.2.1) has no three-letter code for a language that has one of two letters: `en`, not `eng`. */
function usesShortestCode(written: string, tag: string): boolean {
  return codeOf(written).length === 2 || codeOf(tag).length === 3;
}

const codeOf = (tag: string) => tag.split('-', 1)[0] ?? '';

let names: Intl.DisplayNames | undefined;

function englishName(subtag: string): string | undefined {
  names ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  return names.of(subtag);
}

/** The tag of a language that was written as its name, with `_`, or with a code that is too long. */
function meantTag(written: string): string | undefined {
  const hyphens = written.trim().replaceAll('_', '-');
  const tag = canonicalTag(hyphens) ?? codesByName().get(written.trim().toLowerCase());
  return tag?.toLowerCase() === written.toLowerCase() ? undefined : tag;
}

let byName: Map<string, string> | undefined;

/** The two-letter codes by the name of the language, in English and in itself. */
function codesByName(): ReadonlyMap<string, string> {
  if (byName) return byName;
  byName = new Map();
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  for (const subtag of letters.flatMap((first) => letters.map((second) => first + second))) {
    const english = englishName(subtag);
    // Codes that were replaced have the name of the one in their place.
    if (english === undefined || Intl.getCanonicalLocales(subtag)[0] !== subtag) continue;
    const own = new Intl.DisplayNames(subtag, { type: 'language', fallback: 'none' }).of(subtag);
    for (const name of [english, own]) if (name !== undefined) byName.set(name.toLowerCase(), subtag);
  }
  return byName;
}
