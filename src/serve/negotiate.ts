import Negotiator from 'negotiator';
import { type MediaType, mediaTypes } from '../rdf/media-types.ts';
import type { MediaTypes, ResultKind } from '../sparql/engine.ts';

/** A form in which something can be had. */
export interface Offer extends Pick<MediaType, 'name' | 'mediaType'>, Partial<Pick<MediaType, 'format'>> {
  /** What the query engine or the writer of graphs is asked for, where the client is told something else. */
  readonly written?: string;
}

const { ttl, jsonld, nt, json, xml, csv, tsv } = mediaTypes;
const page = { name: 'html', mediaType: 'text/html' };
const plainJson: Offer = { name: 'json', mediaType: 'application/json', written: json.mediaType };
const plainXml: Offer = { name: 'xml', mediaType: 'application/xml', written: xml.mediaType };
const rowsPage: Offer = { ...page, written: json.mediaType };

/** The forms of an RDF graph. */
export const graphOffers: readonly Offer[] = [ttl, jsonld, nt, { ...page, written: ttl.mediaType }];

/** The forms of each kind of result; the first is what those get who take anything. */
export const resultOffers: { readonly [Kind in ResultKind]: readonly Offer[] } = {
  bindings: [json, xml, csv, tsv, plainJson, plainXml, rowsPage],
  boolean: [json, xml, plainJson, plainXml, rowsPage],
  quads: graphOffers,
};

/** The offer that a client likes best (RFC 9110, 12.5.1), or undefined where it takes none of them. */
export function chosenOffer(accept: string | undefined, offers: readonly Offer[]): Offer | undefined {
  const [best] = new Negotiator({ headers: { accept: accept && withoutParameters(accept) } }).mediaTypes(
    offers.map(({ mediaType }) => mediaType),
  );
  return offers.find(({ mediaType }) => mediaType === best);
}

/** Parameters other than q ask for a variant (`profile=…`); a client that names one is better served without than not. */
function withoutParameters(accept: string): string {
  return accept
    .replaceAll(/"[^"]*"/g, '')
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';');
      return [type, ...parameters.filter((parameter) => /^\s*q\s*=/i.test(parameter))].join(';');
    })
    .join(',');
}

/** Names that the parameter `format` can have; which fits depends on the query. */
export const formatNames = [
  ...new Set(Object.values(resultOffers).flatMap((offers) => offers.map(({ name }) => name))),
];

/**
 * What the client takes of each kind of result. The name of a format goes before what it accepts; one that is not known
 * here is passed over, for the protocol has no such parameter and clients give it names of many servers.
 */
export type ChosenOffers = { readonly [Kind in ResultKind]: Offer | undefined };

export function chosenResults(accept: string | undefined, format: string | undefined): ChosenOffers {
  const choose = (offers: readonly Offer[]) =>
    offers.find(({ name }) => name === format) ?? chosenOffer(accept, offers);
  return {
    bindings: choose(resultOffers.bindings),
    boolean: choose(resultOffers.boolean),
    quads: choose(resultOffers.quads),
  };
}

/** What the engine is to write for them. */
export function writtenTypes(chosen: ChosenOffers): MediaTypes {
  const written = (offer: Offer) => offer.written ?? offer.mediaType;
  return {
    ...(chosen.bindings && { bindings: written(chosen.bindings) }),
    ...(chosen.boolean && { boolean: written(chosen.boolean) }),
    ...(chosen.quads && { quads: written(chosen.quads) }),
  };
}

/** The Content-Type of a text in this media type. */
export function contentType(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}
