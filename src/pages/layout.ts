import type { Term } from '@rdfjs/types';
import { html } from 'hono/html';
import { pathOf, type ServedSeries } from './site.ts';

/** HTML from a template, which escapes inserted texts. */
export type Html = ReturnType<typeof html>;

/** The layout of all pages, without scripts and external resources. */
export function page(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">seminar-graph</a></header>
<main>
${content}
</main>
</body>
</html>
`;
}

/** A text with a link to its term: on this site if it is served here, otherwise to the web. */
export function linked(text: string, term: Term | undefined, series: readonly ServedSeries[]): Html {
  const target = term?.termType === 'NamedNode' ? (pathOf(term.value, series) ?? webAddress(term.value)) : undefined;
  if (target !== undefined) return html`<a href="${target}">${text}</a>`;
  const language = term?.termType === 'Literal' ? term.language : '';
  return language === '' ? html`${text}` : html`<span lang="${language}">${text}</span>`;
}

/** The IRI if it is safe as a link: not `javascript:` and the like. */
function webAddress(iri: string): string | undefined {
  return /^https?:\/\//i.test(iri) ? iri : undefined;
}
