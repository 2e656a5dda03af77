import Negotiator from 'negotiator';
import { type MediaType, mediaTypes } from '../rdf/media-types.ts';
import type { MediaTypes, ResultKind } from '../sparql/engine.ts';

/** A media type that a client can choose. */
export interface Offer extends Pick<MediaType, 'name' | 'mediaType'>, Partial<Pick<MediaType, 'format'>> {
  /** The media type to request from the query engine, if it is another one. */
  readonly written?: string;
}

const { ttl, jsonld, nt, json, xml, csv, tsv } = mediaTypes;
const page = { name: 'html', mediaType: 'text/html' };
const plainJson: Offer = { name: 'json', mediaType: 'application/json', written: json.mediaType };
const plainXml: Offer = { name: 'xml', mediaType: 'application/xml', written: xml.mediaType };
const rowsPage: Offer = { ...page, written: json.mediaType };

export const graphOffers: readonly Offer[] = [ttl, jsonld, nt, { ...page, written: ttl.mediaType }];

/** By kind of result; the first is the default. */
export const resultOffers: { readonly [Kind in ResultKind]: readonly Offer[] } = {
  bindings: [json, xml, csv, tsv, plainJson, plainXml, rowsPage],
  boolean: [json, xml, plainJson, plainXml, rowsPage],
  quads: graphOffers,
};

/** The offer that a client prefers (RFC 9110, 12.5.1); undefined if it accepts none. */
export function chosenOffer(accept: string | undefined, offers: readonly Offer[]): Offer | undefined {
  const [best] = new Negotiator({ headers: { accept: accept && withoutParameters(accept) } }).mediaTypes(
    offers.map(({ mediaType }) => mediaType),
  );
  return offers.find(({ mediaType }) => mediaType === best);
}

/** Removes parameters other than q, such as `profile=…`: no offer has them, but clients accept it without. */
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

/** Values of the parameter `format`. */
export const formatNames = [
  ...new Set(Object.values(resultOffers).flatMap((offers) => offers.map(({ name }) => name))),
];

/**
 * The offer for each kind of result: by the parameter `format` if it is known, otherwise by `Accept`. Unknown formats are
 * ignored, because clients send names of other servers.
 */
type ChosenOffers = { readonly [Kind in ResultKind]: Offer | undefined };

export function chosenResults(accept: string | undefined, format: string | undefined): ChosenOffers {
  const choose = (offers: readonly Offer[]) =>
    offers.find(({ name }) => name === format) ?? chosenOffer(accept, offers);
  const { bindings, boolean, quads } = resultOffers;
  return { bindings: choose(bindings), boolean: choose(boolean), quads: choose(quads) };
}

/** The media types to request from the query engine. */
export function writtenTypes(chosen: ChosenOffers): MediaTypes {
  const written = (offer: Offer | undefined) => offer?.written ?? offer?.mediaType;
  const { bindings, boolean, quads } = chosen;
  return { bindings: written(bindings), boolean: written(boolean), quads: written(quads) };
}

export function contentType(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}
