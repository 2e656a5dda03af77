import { convert } from 'html-to-text';
import type { Page } from './fetch-page.ts';

/**
 * The text of a page as people read it, without scripts, styles and addresses of links.
 * @returns the text; undefined if the page is none of HTML and plain text
 */
export function textOfPage({ bytes, mediaType, charset }: Page): string | undefined {
  const isHtml = mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
  if (!isHtml && mediaType !== 'text/plain') return undefined;
  const text = decoded(bytes, charset ?? (isHtml ? charsetInHtml(bytes) : undefined));
  if (!isHtml) return text;
  return isConvertible(text) ? convert(text, options) : undefined;
}

/**
 * Whether a page is small and flat enough to be converted in seconds: what nests without end takes minutes. Elements that need no end tag
 * do not count.
 */
function isConvertible(html: string): boolean {
  if (html.length > 3_000_000) return false;
  let depth = 0;
  let deepest = 0;
  for (const [, closing, empty] of html.matchAll(
    /<(\/?)(?!\/?(?:area|br|dd|dt|hr|img|input|li|link|meta|option|p|source|td|th|tr|wbr)\b)[a-z][^<>]{0,10000}?(\/?)>/gi,
  )) {
    if (empty === '') depth += closing === '' ? 1 : -1;
    deepest = Math.max(deepest, depth, -depth);
  }
  return deepest < 10_000;
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } }));
const unread = ['script', 'style', 'noscript', 'template', 'svg', 'img'].map((selector) => ({
  selector,
  format: 'skip',
}));

// Cells one below the other: side by side, the lines of one would stand between those of another.
const cells = ['td', 'th'].map((selector) => ({
  selector,
  format: 'block',
  options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
}));

// Without bullets and indentation: these are not words of the page.
const blocks = ['ul', 'ol', 'li', 'blockquote'].map((selector) => ({
  selector,
  format: 'block',
  options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
}));

const options = {
  wordwrap: false as const,
  limits: { maxInputLength: 10_000_000, maxDepth: 500 },
  selectors: [{ selector: 'a', options: { ignoreHref: true } }, ...headings, ...cells, ...blocks, ...unread],
};

/** The charset that a page names in its first bytes, as browsers look for it. */
function charsetInHtml(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]{1,40})/i.exec(start)?.[1];
}

/** Without a charset that is known: in UTF-8, or else as old pages are written. */
function decoded(bytes: Uint8Array, charset?: string): string {
  for (const label of [charset ?? 'utf-8', 'utf-8'])
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // The next one.
    }
  return new TextDecoder('windows-1252').decode(bytes);
}
