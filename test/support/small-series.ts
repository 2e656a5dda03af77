import { join } from 'node:path';
import { readFactsDocument } from '../../src/facts/facts-document.ts';
import { readOntologyFolder } from '../../src/node/files.ts';
import { repository } from './repository.ts';
import { type Staged, stagesOf } from './stages.ts';

const text = `namespace: https://example.org/x/
things:
  s: { a: EventSeries, name: Talks }
source: { id: w, name: W }
claims:
  - quote: q
    says:
      s: { keywords: k }
`;

/** A series with one claim, mapped, and the text it comes from. */
export async function smallSeries(): Promise<Staged & { readonly texts: ReadonlyMap<string, string> }> {
  const { profile } = await readOntologyFolder(join(repository, 'ontology'));
  const { document } = readFactsDocument('facts.yaml', text);
  if (!document) throw new TypeError('the small series can be read');
  return { ...stagesOf([document], profile), texts: new Map([['facts.yaml', text]]) };
}
