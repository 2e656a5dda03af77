import { parse } from 'yaml';
import { namesIn, textOf } from './repository.ts';

/** The bundled series as one line of NDJSON. */
export function bundledLine(): string {
  const documents = namesIn('facts/ics', '.yaml').map((name) =>
    parse(textOf('facts', 'ics', `${name}.yaml`), { schema: 'failsafe' }),
  );
  const { namespace, things } = Object.assign({}, ...documents);
  const sources = documents.flatMap(({ source, claims }) => (source ? [{ ...source, claims }] : []));
  return JSON.stringify({ namespace, things, sources });
}
