import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { LRUCache } from 'lru-cache';
import type { ServedThing, Site } from '../pages/site.ts';
import { thingPage } from '../pages/thing-page.ts';
import { descriptionOf } from './description.ts';
import { chosenOffer, contentType, graphOffers, type Offer } from './negotiate.ts';
import { refuse } from './refuse.ts';
import { writeGraph } from './write-graph.ts';

/**
 * The things of the graph at the paths of their IRIs: as a page, Turtle, JSON-LD or N-Triples, by `Accept` or by the ending
 * of the path.
 * @param capacity characters to cache
 */
export function things(site: Site, capacity: number): Hono {
  const app = new Hono();
  const written = new LRUCache<string, string>({
    maxSize: Math.max(capacity, 1),
    sizeCalculation: ({ length }) => length + 1,
  });
  // The page is the default: clients that accept anything are mostly browsers.
  const offers = graphOffers.toSorted((a, b) => Number(b.name === 'html') - Number(a.name === 'html'));

  app.use(etag());
  app.get('*', async (context) => {
    const { pathname } = new URL(context.req.url);
    const { path, thing, ending } = find(pathname);
    if (!thing) return refuse(404, 'the graph has no such thing');
    const offer = ending ?? chosenOffer(context.req.header('Accept'), offers);
    if (!offer) return refuse(406, `this is available as ${offers.map(({ mediaType }) => mediaType).join(', ')}`);
    const key = `${path}.${offer.name}`;
    const text = written.get(key) ?? (await write(thing, path, offer));
    written.set(key, text);
    return respond(context, text, path, thing, offer);
  });

  function find(pathname: string): { path: string; thing: ServedThing | undefined; ending?: Offer } {
    const exact = site.things.get(pathname);
    if (exact) return { path: pathname, thing: exact };
    const ending = offers.find(({ name }) => pathname.endsWith(`.${name}`));
    const path = ending ? pathname.slice(0, -ending.name.length - 1) : pathname;
    return { path, thing: site.things.get(path), ...(ending && { ending }) };
  }

  async function write(thing: ServedThing, path: string, offer: Offer): Promise<string> {
    if (offer.name === 'html') return String(await thingPage(thing, path, site));
    return writeGraph(descriptionOf(thing.node, site.graph), offer, thing.series.profile);
  }

  function respond(context: Context, text: string, path: string, { node }: ServedThing, offer: Offer): Response {
    const alternates = offers.map(({ name, mediaType }) => `<${path}.${name}>; rel="alternate"; type="${mediaType}"`);
    return context.body(text, 200, {
      'Content-Type': contentType(offer.mediaType),
      'Content-Location': `${path}.${offer.name}`,
      // As a URL, because headers are ASCII.
      Link: [`<${new URL(node.value).href}>; rel="canonical"`, `<${path}.ttl>; rel="describedby"`, ...alternates].join(
        ', ',
      ),
      Vary: 'Accept',
    });
  }

  return app;
}
