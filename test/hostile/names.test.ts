import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/report/render-text.ts';
import { textOf } from '../support/repository.ts';
import { shapeOf, shownWith, tagsOf } from '../support/shown-name.ts';

// A text as the name of everything that has one, shown in every way: what surrounds it must be built as it is around a
// harmless name, and the text must be all there.

const names = JSON.parse(textOf('test', 'cases', 'hostile', 'names', 'names.json')) as Record<string, string>;
const hidden = /[\p{Cc}\p{Bidi_Control}\p{Surrogate}\p{Zl}\p{Zp}]/u;
const expected = shownWith('Talks');

describe.each(Object.entries(names))('a name with %s', (_title, name) => {
  const shown = shownWith(name);

  it('is text in the report', () => {
    expect(shapeOf(shown.report)).toBe(shapeOf(expected.report));
    expect(shown.report.replaceAll('\n', '')).not.toMatch(hidden);
    const html = marked.parse(shown.report, { async: false });
    expect(html).not.toMatch(/<(a|img|script|svg|iframe|details|input|del|h[3-6]|pre|blockquote|hr)\b/i);
    expect(textOfHtml(/<h1>(.*?)<\/h1>/s.exec(html)?.[1] ?? '')).toBe(asShown(name));
  });

  it('is text in the picture', () => {
    expect(tagsOf(shown.picture)).toEqual(tagsOf(expected.picture));
    expect(shown.picture).not.toMatch(/&(?!(amp|lt|gt|quot);)/);
    // XML 1.0 has no other control characters than these.
    expect(shown.picture.replaceAll(/[\t\n\r]/g, '')).not.toMatch(/\p{Cc}|\ufffe|\uffff/u);
  });

  it('is one line of the explanation each time', () => {
    const lines = shown.explanation.split('\n');
    expect(lines.length).toBe(expected.explanation.split('\n').length);
    expect(lines.map(visible).join('')).not.toMatch(hidden);
    expect(lines.map((line) => /^ */.exec(line)?.[0].length)).toEqual(
      expected.explanation.split('\n').map((line) => /^ */.exec(line)?.[0].length),
    );
  });

  it('moves nothing on the terminal', () => {
    expect(shown.terminal.split('\n').length).toBe(expected.terminal.split('\n').length);
    expect(shown.terminal.replaceAll('\n', '')).not.toMatch(hidden);
  });
});

/** The text as the report shows it: white space and what has no width of its own as single spaces. */
function asShown(name: string): string {
  return name.replaceAll(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim();
}

function textOfHtml(html: string): string {
  const entities: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    '#58': ':',
    '#46': '.',
    '#64': '@',
  };
  return html.replaceAll(/&([#\w]+);/g, (whole, name: string) => entities[name] ?? whole).trim();
}
