import type { Quad } from '@rdfjs/types';
import { html } from 'hono/html';
import { mediaTypes } from '../rdf/media-types.ts';
import { shorten } from '../rdf/prefixes.ts';
import { type Explanation, type ExplanationLine, explanationOf, type ValueGroup } from '../write/explanation.ts';
import { type Html, linked, page } from './layout.ts';
import type { ServedSeries, ServedThing, Site } from './site.ts';

const { ttl, jsonld, nt } = mediaTypes;

/** The page of a thing: the values of each property with their rank and quotations, then its plain triples. */
export function thingPage({ node, series }: ServedThing, path: string, site: Site): Html {
  const explanation = explanationOf(node, site.graph, series.profile);
  const short = shorten(node.value, series.profile.prefixes);
  const name = explanation?.name ?? short;
  const triples = [...site.graph.match(node)];
  const statements = explanation && explanation.own.length > 0;
  return page(
    name,
    html`<h1>${name}</h1>
<p class="about">${explanation && classesOf(explanation, site.series)} <code>${node.value}</code></p>
<p class="forms">${[ttl, jsonld, nt].map(({ ending, mediaType, format }) => html`<a href="${path}.${ending}" type="${mediaType}">${format}</a>`)}</p>
${explanation && propertiesOf(explanation.own, site.series)}
${explanation && explanation.others.length > 0 && html`<h2>As the value of</h2>${propertiesOf(explanation.others, site.series)}`}
${statements ? html`<details><summary>${triples.length} triples</summary>${triplesTable(triples, site, series)}</details>` : html`<h2>Triples</h2>${triplesTable(triples, site, series)}`}`,
  );
}

function classesOf({ classes }: Explanation, series: readonly ServedSeries[]): Html {
  return html`${classes.map(({ text, term }) => html`${linked(text, term, series)} · `)}`;
}

/** One section per property, or per subject and property. */
function propertiesOf(groups: readonly ValueGroup[], series: readonly ServedSeries[]): Html {
  const sections = Map.groupBy(groups, ({ subject, property }) => `${subject?.text ?? ''} ${property.text}`);
  return html`${[...sections.values()].map(
    (
      values,
    ) => html`<section class="property"><h3>${values.slice(0, 1).map(({ subject, property }) => html`${subject && html`${linked(subject.text, subject.term, series)} `}${property.text}`)}</h3>
<div>${values.map((value) => valueBlock(value, series))}</div></section>
`,
  )}`;
}

function valueBlock({ value, marks, lines }: ValueGroup, series: readonly ServedSeries[]): Html {
  return html`<div class="value${marks.includes('deprecated') ? ' deprecated' : ''}"><p><span class="what">${linked(value.text, value.term, series)}</span>${marks.map((mark) => html`<span class="mark">${mark}</span>`)}</p>
${lines.length > 0 && html`<ul>${lines.map((line) => lineOf(line, series))}</ul>`}</div>
`;
}

function lineOf({ kind, parts }: ExplanationLine, series: readonly ServedSeries[]): Html {
  return html`<li class="${kind}">${parts.map((part) => (typeof part === 'string' ? part : linked(part.text, part.term, series)))}</li>
`;
}

function triplesTable(triples: readonly Quad[], site: Site, { profile }: ServedSeries): Html {
  return html`<table>${triples.map(
    ({
      predicate,
      object,
    }) => html`<tr><th scope="row">${linked(shorten(predicate.value, profile.prefixes), predicate, site.series)}</th><td>${linked(
      object.termType === 'NamedNode' ? shorten(object.value, profile.prefixes) : object.value,
      object,
      site.series,
    )}</td></tr>
`,
  )}</table>`;
}
