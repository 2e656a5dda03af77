import type { SourceFacts } from '../facts/facts.ts';
import { textsIn } from '../facts/facts-value.ts';
import { verifyQuotations } from '../facts/verify-quotations.ts';
import type { Problem } from '../report/problem.ts';
import type { SourceText } from './check-series.ts';
import type { MappedSeries } from './map-series.ts';

/** A source with what rests on it, and whether its text says so. */
export interface SourceStatus {
  readonly id: string;
  readonly claims: number;
  readonly quotations: number;
  readonly readings: number;
  /** Values of statements. */
  readonly values: number;
  readonly url: string | undefined;
  /** A copy that is kept elsewhere. */
  readonly archived: string | undefined;
  /** What became of its text. */
  readonly text: TextStatus;
}

export interface TextStatus {
  /**
   * `unread`: no text is at hand; `says it`: all quotations are in it; `differs`: some are not; `changed`: all are, but its hash is not that
   * of the facts; `gone`, `unreachable`, `refused`, `no text`: of a page; `nothing to verify`: the source has no quotation.
   */
  readonly state:
    | 'unread'
    | 'says it'
    | 'differs'
    | 'changed'
    | 'gone'
    | 'unreachable'
    | 'refused'
    | 'no text'
    | 'nothing to verify';
  /** The file or address that was read. */
  readonly from?: string | undefined;
  readonly sha256?: string | undefined;
  /** Why a page could not be read. */
  readonly reason?: string | undefined;
  /** Quotations that were not found. */
  readonly missing: readonly Problem[];
}

/**
 * What rests on each source of a series, and whether its quotations are in the texts at hand.
 * @param texts by source id
 * @example
 * sourceStatuses(mapSeries(read, ontology), texts).filter(({ text }) => text.state === 'differs');
 */
export function sourceStatuses(
  { facts, settled }: MappedSeries,
  texts: ReadonlyMap<string, SourceText>,
): SourceStatus[] {
  const values = Map.groupBy(settled.statements, ({ claims: [{ source }] }) => source.id);
  return facts.sources.map((source): SourceStatus => {
    const { id, claims, fields } = source;
    const known = texts.get(id);
    const quotations = claims.reduce((sum, { fragments }) => sum + fragments.length, 0);
    return {
      id,
      claims: claims.length,
      quotations,
      readings: claims.filter(({ reading }) => reading !== undefined).length,
      values: values.get(id)?.length ?? 0,
      url: textsIn(fields.url)[0],
      archived: textsIn(fields.archived)[0],
      text: known
        ? textStatus(source, known)
        : { state: quotations === 0 ? 'nothing to verify' : 'unread', missing: [] },
    };
  });
}

/** Whether a text has the quotations of its source. */
export function textStatus(source: SourceFacts, { file, text, sha256 }: SourceText): TextStatus {
  const problems = verifyQuotations(source, text, file, sha256);
  const missing = problems.filter(({ code }) => code === 'quote-not-found');
  const isChanged = problems.some(({ code }) => code === 'source-changed');
  const state = missing.length > 0 ? 'differs' : isChanged ? 'changed' : 'says it';
  return { state, from: file, sha256, missing };
}
