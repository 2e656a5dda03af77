import type { Term } from '@rdfjs/types';
import { html } from 'hono/html';
import { inOrderOfTime, yearLabel } from '../graph/timeline.ts';
import { localName, nameOf, objectsOf, subjectsOf } from '../rdf/graph-reader.ts';
import { rdf, schema, sg } from '../rdf/namespace.ts';
import { statusLabel } from '../write/coverage.ts';
import { type Html, linked, page } from './layout.ts';
import { pathOf, type Site } from './site.ts';

/** Works for any series. */
const exampleQuery = `SELECT ?edition ?date ?theme WHERE {
  ?edition a sg:Edition ; schema:startDate ?date ; sg:earliest ?day .
  OPTIONAL { ?edition sg:theme ?theme }
}
ORDER BY ?day
`;

/**
 * The series and their editions, and a form for queries.
 * @param formatNames formats of answers
 */
export function homePage(site: Site, formatNames: readonly string[]): Html {
  return page(
    'seminar-graph',
    html`<h1>What sources say about seminars</h1>
<p class="about">${site.graph.size} triples. Each statement of a source is shown with its quotation.</p>
${inOrderOfTime(site.graph, subjectsOf(site.graph, rdf.type, schema.EventSeries)).map(
  (series) => html`<h2>${linked(nameOf(site.graph, series) ?? series.value, series, site.series)}</h2>
<p>${inOrderOfTime(site.graph, subjectsOf(site.graph, schema.superEvent, series))
    .filter((edition) => pathOf(edition.value, site.series) !== undefined)
    .map((edition) => editionLink(edition, site))}</p>
`,
)}
<h2>Query</h2>
<form action="/sparql" method="get">
<p><label for="query">A SPARQL 1.1 query (read-only). The prefixes of the graph are predefined.</label></p>
<textarea id="query" name="query" rows="10" spellcheck="false">${exampleQuery}</textarea>
<p><label>Format <select name="format">${['html', ...formatNames.filter((name) => name !== 'html')].map((name) => html`<option>${name}</option>`)}</select></label>
<button>Run</button></p>
</form>
<p>Programs use the SPARQL 1.1 Protocol at <code>/sparql</code>. Each thing is available at the path of its IRI, as a page, Turtle, JSON-LD or N-Triples.</p>`,
  );
}

/** The year of an edition, and its status if it was not held. */
function editionLink(edition: Term, site: Site): Html {
  const label = yearLabel(site.graph, edition) || localName(edition.value);
  const types = objectsOf(site.graph, edition, rdf.type);
  const status = types.some((type) => type.equals(sg.UnheldEdition)) ? statusLabel(site.graph, edition) : '';
  return html`${linked(label, edition, site.series)}${status && ` (${status})`} `;
}
