import { Hono } from 'hono';
import { answerPage } from '../pages/answer-page.ts';
import type { Site } from '../pages/site.ts';
import type { Answer } from '../sparql/engine.ts';
import { QueryFailure } from '../sparql/query-failure.ts';
import type { Ask } from './answers.ts';
import { chosenOffer, chosenResults, contentType, graphOffers, type Offer, writtenTypes } from './negotiate.ts';
import { limitBody, refusalOfFailure, refuse } from './refuse.ts';
import { serviceDescription, serviceDescriptionPrefixes } from './service-description.ts';
import { readQueryRequest } from './sparql-request.ts';
import { writeGraph } from './write-graph.ts';

/** Bytes of the body of a request. */
const bodyBytes = 256 * 1024;

/** The query operation of the SPARQL 1.1 Protocol. */
export function endpoint(ask: Ask, site: Site): Hono {
  const app = new Hono();

  app.on(['GET', 'POST'], '/', limitBody(bodyBytes), async (context) => {
    const { query, format, dataset } = await readQueryRequest(context.req.raw);
    const accept = context.req.header('Accept');
    if (query === undefined) return describe(context.req.url, accept);
    const chosen = chosenResults(accept, format);
    const answer = await ask({
      query,
      mediaTypes: writtenTypes(chosen),
      prefixes: site.prefixes,
      ...(dataset && { dataset }),
      mayChoose: true,
      base: endpointOf(context.req.url),
    }).catch((error: unknown) => {
      if (!(error instanceof QueryFailure)) throw error;
      return refusalOfFailure(error);
    });
    return answer instanceof Response ? answer : respond(answer, chosen[answer.kind], query);
  });

  app.all('/', () => refuse(405, 'use GET or POST', { Allow: 'GET, HEAD, POST, OPTIONS' }));

  async function respond(answer: Answer, offer: Offer | undefined, query: string): Promise<Response> {
    if (!offer) throw new TypeError(`no media type was chosen for ${answer.kind}`);
    const body = offer.name === 'html' ? String(await answerPage(answer, query, site)) : answer.text;
    return new Response(body, { headers: { 'Content-Type': contentType(offer.mediaType), Vary: 'Accept' } });
  }

  async function describe(url: string, accept: string | undefined): Promise<Response> {
    const offer = chosenOffer(accept, graphOffers);
    if (!offer) return refuse(406, `the service description is available as ${mediaTypesOf(graphOffers)}`);
    if (offer.name === 'html') return new Response(null, { status: 303, headers: { Location: '/', Vary: 'Accept' } });
    const profile = { ...site.profile, prefixes: serviceDescriptionPrefixes };
    const text = await writeGraph(serviceDescription(endpointOf(url), site), offer, profile);
    return new Response(text, { headers: { 'Content-Type': contentType(offer.mediaType), Vary: 'Accept' } });
  }

  return app;
}

/** The IRI of the endpoint, with the host of the request. */
const endpointOf = (url: string) => new URL('/sparql', url).href;

const mediaTypesOf = (offers: readonly Offer[]) => offers.map(({ mediaType }) => mediaType).join(', ');
