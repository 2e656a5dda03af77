import { html } from 'hono/html';
import type { Answer } from '../sparql/engine.ts';
import { readResults } from '../sparql/results.ts';
import { type Html, linked, page } from './layout.ts';
import type { Site } from './site.ts';

/** An answer as a page: rows as a table, true or false as yes or no, a graph as Turtle. */
export function answerPage({ kind, text }: Answer, query: string, site: Site): Html {
  return page(
    'Answer',
    html`<h1>Answer</h1>
${kind === 'quads' ? html`<pre>${text}</pre>` : tableOf(text, site)}
<details><summary>The query</summary><pre>${query}</pre></details>`,
  );
}

/** More would be slow in browsers, and keep other requests waiting. */
const rowsShown = 1_000;

function tableOf(json: string, site: Site): Html {
  const { boolean, variables, rows } = readResults(json);
  if (boolean !== undefined) return html`<p>${boolean ? 'yes' : 'no'}</p>`;
  const shown = rows.slice(0, rowsShown);
  const rest = rows.length > rowsShown ? `; the first ${rowsShown} are shown, other formats have all` : '';
  return html`<p class="about">${rows.length} rows${rest}</p>
<div class="wide"><table><tr>${variables.map((name) => html`<th scope="col">${name}</th>`)}</tr>
${shown.map(
  (row) => html`<tr>${variables.map((name) => {
    const term = row.get(name);
    return html`<td>${term && linked(term.value, term, site.series)}</td>`;
  })}</tr>
`,
)}</table></div>`;
}
