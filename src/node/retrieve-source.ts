import { hash } from 'node:crypto';
import type { SourceFacts } from '../facts/facts.ts';
import { type SourceStatus, type TextStatus, textStatus } from '../series/source-status.ts';
import { type FetchOptions, fetchPage, type Page } from './fetch-page.ts';
import { textOfPage } from './page-text.ts';

/**
 * Retrieves the pages of sources and verifies their quotations. Where a page is gone, cannot be read or does not have all quotations any
 * more, the archived copy is read. A host is asked for one page at a time.
 * @param done called after each source
 * @example
 * const retrieved = await retrieveSources(sourceStatuses(mapped, new Map()), mapped.facts.sources, { privateAddresses: false });
 */
export async function retrieveSources(
  statuses: readonly SourceStatus[],
  sources: readonly SourceFacts[],
  options: FetchOptions,
  done: (count: number) => void = () => undefined,
): Promise<SourceStatus[]> {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const retrieved = new Map<string, SourceStatus>();
  const hosts = [...Map.groupBy(statuses, ({ url = '' }) => (URL.canParse(url) ? new URL(url).host : '')).values()];
  const next = async (): Promise<void> => {
    for (let host = hosts.shift(); host; host = hosts.shift())
      for (const status of host) {
        const source = byId.get(status.id);
        retrieved.set(status.id, source ? { ...status, text: await retrievedText(status, source, options) } : status);
        done(retrieved.size);
      }
  };
  await Promise.all(Array.from({ length: 4 }, next));
  return statuses.map((status) => retrieved.get(status.id) ?? status);
}

async function retrievedText(
  { url, archived, text }: SourceStatus,
  source: SourceFacts,
  options: FetchOptions,
): Promise<TextStatus> {
  if (text.state === 'nothing to verify' || (url === undefined && archived === undefined)) return text;
  const page = url === undefined ? undefined : await pageStatus(url, source, options);
  if (page?.state === 'says it' || archived === undefined) return page ?? text;
  const copy = await pageStatus(archived, source, options);
  return copy.state === 'says it' || page === undefined ? copy : page;
}

/** One page that cannot be converted must not cost the results of the others. */
function readable(page: Page): string | undefined {
  try {
    return textOfPage(page);
  } catch {
    return undefined;
  }
}

async function pageStatus(url: string, source: SourceFacts, options: FetchOptions): Promise<TextStatus> {
  const page = await fetchPage(url, options);
  if ('state' in page) return { state: page.state, from: url, reason: page.reason, missing: [] };
  const text = readable(page);
  if (text === undefined)
    return { state: 'no text', from: url, reason: page.mediaType || 'no media type', missing: [] };
  // The hash of the facts is of the text that was read by somebody, not of the bytes of the page.
  const { state, missing } = textStatus(source, { file: url, text });
  return {
    state: state === 'changed' ? 'says it' : state,
    from: url,
    sha256: hash('sha256', page.bytes, 'hex'),
    missing,
  };
}
