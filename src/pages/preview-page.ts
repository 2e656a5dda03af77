import { html } from 'hono/html';
import type { KnownThing } from '../reconcile/known-thing.ts';
import { explanationOf } from '../write/explanation.ts';
import { type Html, page } from './layout.ts';
import type { ServedSeries, Site } from './site.ts';

/** Values that a small frame has room for. */
const valuesShown = 6;

/** A thing in a few lines, for a frame in the page of another program; nothing in it leads elsewhere. */
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
