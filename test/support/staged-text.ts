import { readFactsDocument } from '../../src/facts/facts-document.ts';
import type { Profile } from '../../src/ontology/profile.ts';
import { type Staged, stagesOf } from './stages.ts';

/** What the stages make of the text of a facts file. */
export function stagedText(text: string, profile: Profile): Staged {
  const { document } = readFactsDocument('facts.yaml', text);
  if (!document) throw new TypeError('the facts can be read');
  return stagesOf([document], profile);
}
