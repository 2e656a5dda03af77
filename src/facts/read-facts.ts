import { iriProblem } from '../rdf/iri.ts';
import type { ProblemCode } from '../report/codes.ts';
import { code } from '../report/message-text.ts';
import { suggestion } from '../report/nearest.ts';
import { addProblem, type Problem } from '../report/problem.ts';
import {
  type Claim,
  type Described,
  type Exception,
  type Facts,
  type Fields,
  keyOf,
  type Origin,
  originOf,
  placeText,
  problemAt,
  type SourceFacts,
  topOf,
} from './facts.ts';
import type { FactsDocument } from './facts-document.ts';
import { describe, type FactsValue, isFactsMap } from './facts-value.ts';
import { idHint, isId } from './ids.ts';
import { needlessReadings, readClaim } from './read-claim.ts';
import { readExceptions } from './read-exceptions.ts';

const topKeys = ['namespace', 'things', 'source', 'sources', 'claims', 'exceptions'];

/** The nodes of a series at such an address could not be told from those that the program makes. */
const ownSegment = /\/(statement|source|claim|conflict|evidence|quote|period|inferred|wikibase(-\w+)?)[/#]$/;

/**
 * Merges the files of one series and checks their form. `mapFacts` checks properties and values by the ontology.
 * @param series the name of the folder or file
 * @returns the valid facts, and a problem for each part that is not valid
 */
export function readFacts(series: string, documents: readonly FactsDocument[]): { facts: Facts; problems: Problem[] } {
  const reader = new FactsReader();
  for (const document of documents) reader.readDocument(document);
  return { facts: reader.facts(series, documents[0]), problems: reader.problems };
}

class FactsReader {
  readonly problems: Problem[] = [];
  readonly #things: Described[] = [];
  readonly #sources: SourceFacts[] = [];
  readonly #exceptions: Exception[] = [];
  readonly #sourcesById = new Map<string, SourceFacts>();
  #namespace: { iri: string; origin: Origin } | undefined;
  #namespaceIsBad = false;

  facts(series: string, first: FactsDocument | undefined): Facts {
    if (!this.#namespace && !this.#namespaceIsBad && first)
      this.#error(
        'missing-namespace',
        'the series has no namespace',
        topOf(first),
        'add `namespace: https://…/` at the top of one file',
      );
    return {
      series,
      namespace: this.#namespace?.iri ?? 'urn:x-seminar-graph:',
      ...(this.#namespace && { namespaceOrigin: this.#namespace.origin }),
      things: this.#things,
      sources: this.#sources,
      exceptions: this.#exceptions,
    };
  }

  readDocument(document: FactsDocument): void {
    const top = topOf(document);
    const fields = this.#map(document.value, top, 'a facts file is a map');
    if (!fields) {
      // It may contain the namespace.
      this.#namespaceIsBad = true;
      return;
    }
    for (const key of Object.keys(fields))
      if (!topKeys.includes(key))
        this.#error(
          'unknown-key',
          `facts files have no top-level key ${code(key)}`,
          originOf(top, key, 'key'),
          suggestion(key, topKeys),
        );

    if (fields.namespace !== undefined) this.#readNamespace(fields.namespace, originOf(top, 'namespace'));
    if (fields.things !== undefined)
      for (const thing of this.#readDescribed(fields.things, originOf(top, 'things'))) this.#things.push(thing);
    if (fields.exceptions !== undefined)
      this.#exceptions.push(...readExceptions(fields.exceptions, originOf(top, 'exceptions'), this.problems));
    if (fields.source !== undefined) {
      this.#readSource(fields.source, originOf(top, 'source'), fields.claims ?? [], originOf(top, 'claims'));
    } else if (fields.claims !== undefined) {
      this.#error(
        'missing-source',
        'these claims have no source',
        originOf(top, 'claims', 'key'),
        'add `source:` with an `id` and a `name`',
      );
    }
    if (fields.sources !== undefined) {
      const origin = originOf(top, 'sources');
      for (const [index, item] of this.#list(fields.sources, origin).entries()) {
        const itemOrigin = originOf(origin, index);
        const claims = isFactsMap(item) ? (item.claims ?? []) : [];
        this.#readSource(item, itemOrigin, claims, originOf(itemOrigin, 'claims'));
      }
    }
  }

  #readNamespace(value: FactsValue, origin: Origin): void {
    const iri = this.#text(value, origin, 'a namespace is an address');
    if (iri === undefined) {
      this.#namespaceIsBad = true;
      return;
    }
    const wrong =
      iriProblem(iri) ??
      (/^https?:\/\/.+[/#]$/.test(iri) ? undefined : 'must begin with http and end in / or #') ??
      (ownSegment.test(iri) ? 'ends in a segment that the program uses for nodes of its own' : undefined);
    if (wrong) {
      this.#namespaceIsBad = true;
      this.#error('bad-namespace', `the namespace ${wrong}`, origin, 'for example https://w3id.org/seminar-graph/ics/');
    } else if (this.#namespace && this.#namespace.iri !== iri)
      this.#error(
        'two-namespaces',
        `another file of this series has the namespace ${this.#namespace.iri}`,
        origin,
        'one folder is one series; keep one of the two',
      );
    else this.#namespace = { iri, origin };
  }

  #readSource(value: FactsValue, origin: Origin, claims: FactsValue, claimsOrigin: Origin): void {
    const map = this.#map(value, origin, 'a source is a map');
    if (!map) return;
    const { id: idValue, claims: _, ...fields } = map;
    const id = idValue === undefined ? undefined : this.#text(idValue, originOf(origin, 'id'), 'an id is a text');
    if (id === undefined || !this.#checkId(id, originOf(origin, 'id'))) {
      if (idValue === undefined)
        this.#error('missing-id', 'a source needs an id', origin, 'for example `id: wikipedia`');
      return;
    }
    const other = this.#sourcesById.get(id);
    if (other)
      this.#error(
        'duplicate-source',
        `there is another source with the id ${id}`,
        originOf(origin, 'id'),
        `the other is in ${placeText(other.origin)}`,
      );
    const source = { id, fields, origin, claims: this.#readClaims(claims, claimsOrigin) };
    for (const problem of needlessReadings(source.claims)) addProblem(this.problems, problem);
    this.#sources.push(source);
    if (!other) this.#sourcesById.set(id, source);
  }

  #readClaims(value: FactsValue, origin: Origin): Claim[] {
    const claims: Claim[] = [];
    for (const [index, item] of this.#list(value, origin).entries()) {
      const claimOrigin = originOf(origin, index);
      const map = this.#map(item, claimOrigin, 'a claim is a map with `quote` and `says`');
      if (!map) continue;
      const claim = readClaim(map, claimOrigin, this.problems);
      if (claim && map.says !== undefined)
        claims.push({ ...claim, says: this.#readDescribed(map.says, originOf(claimOrigin, 'says')) });
    }
    return claims;
  }

  #readDescribed(value: FactsValue, origin: Origin): Described[] {
    const map = this.#map(value, origin, 'expected a map of things by id');
    const described: Described[] = [];
    for (const id of Object.keys(map ?? {})) {
      const item = map?.[id] ?? '';
      const itemOrigin = originOf(origin, id);
      if (!isFactsMap(item)) this.#map(item, itemOrigin, `expected the properties of ${code(id)}`);
      else if (this.#checkId(id, keyOf(itemOrigin))) described.push({ id, fields: item, origin: itemOrigin });
    }
    return described;
  }

  #checkId(id: string, origin: Origin): boolean {
    const good = isId(id);
    if (!good) this.#error('bad-id', `${code(id)} cannot be an id`, origin, idHint(id));
    return good;
  }

  #map(value: FactsValue, origin: Origin, expected: string): Fields | undefined {
    if (isFactsMap(value)) return value;
    this.#error('wrong-type', `${expected}, found ${describe(value)}`, origin);
    return undefined;
  }

  #list(value: FactsValue, origin: Origin): FactsValue[] {
    if (Array.isArray(value)) return value;
    this.#error('wrong-type', `expected a list, found ${describe(value)}`, origin, 'begin each item with `- `');
    return [];
  }

  #text(value: FactsValue, origin: Origin, expected: string): string | undefined {
    if (typeof value === 'string') return value;
    this.#error('wrong-type', `${expected}, found ${describe(value)}`, origin);
    return undefined;
  }

  #error(code: ProblemCode, message: string, origin: Origin, hint?: string): void {
    addProblem(this.problems, problemAt(origin, { severity: 'error', code, message, ...(hint && { hint }) }));
  }
}
