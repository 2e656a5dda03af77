import { html } from 'hono/html';
import type { KnownThing } from '../reconcile/known-thing.ts';
import { explanationOf } from '../write/explanation.ts';
import { type Html, page } from './layout.ts';
import type { ServedSeries, Site } from './site.ts';

/** As many as fit into a small frame. */
const valuesShown = 6;

/** A thing in a few lines without links, for a frame in another program. */
export function previewPage({ node, name, types }: KnownThing, series: ServedSeries, site: Site): Html {
  const own = explanationOf(node, site.graph, series.profile)?.own ?? [];
  const shown = own.filter(({ marks }) => !marks.includes('deprecated')).slice(0, valuesShown);
  return page(
    name,
    html`<h1>${name}</h1>
<p class="about">${types.join(', ')} <code>${node.value}</code></p>
${shown.map(
  ({ property, value }) => html`<p><strong>${property.text}</strong> ${value.text}</p>
`,
)}`,
  );
}
