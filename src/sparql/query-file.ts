import { Failure } from '../report/failure.ts';
import type { Severity } from '../report/problem.ts';

/** A query in a file, with what its leading comments say of it (`# title: …`). */
export interface QueryFile {
  /** The file name without its ending. */
  readonly name: string;
  readonly text: string;
  readonly title: string;
  readonly severity: Severity;
}

/**
 * Asks the engine, and names the file of the query where it cannot be answered.
 * @throws Failure as `ask` does, with the name
 */
export async function asking<Answer>({ name }: QueryFile, ask: Promise<Answer>): Promise<Answer> {
  try {
    return await ask;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure(error.code, `${name}.rq: ${error.message}`, {
      cause: error,
      ...(error.hint !== undefined && { hint: error.hint }),
    });
  }
}

const severities = ['error', 'warning', 'info'] as const;

/**
 * Reads the header of a query file: `# title:` and, for checks, `# severity: error | warning | info` (default error).
 * @throws Failure `query-header` where the severity is none of these
 */
export function readQueryFile(name: string, text: string): QueryFile {
  const header = new Map(
    [...text.matchAll(/^#[ \t]*(\w+)[ \t]*:(.*)$/gm)].map(([, key = '', value = '']) => [
      key.toLowerCase(),
      value.trim(),
    ]),
  );
  const severity = severities.find((known) => known === (header.get('severity') ?? 'error'));
  if (!severity)
    throw new Failure(
      'query-header',
      `${name}: severity "${header.get('severity')}" is none of ${severities.join(', ')}`,
    );
  return { name, text, title: header.get('title') || name.replaceAll('-', ' '), severity };
}
