import { Failure } from '../report/failure.ts';
import { fileName } from '../report/file-name.ts';
import type { Severity } from '../report/problem.ts';

/** A query file with the fields of its header comments (`# title: …`). */
export interface QueryFile {
  readonly file: string;
  /** The file name without its extension. */
  readonly name: string;
  readonly text: string;
  readonly title: string;
  readonly severity: Severity;
  /** What a rule constructs is for the rules after it, and not published. */
  readonly working: boolean;
  /** How to fix a violation. */
  readonly hint?: string;
}

/** Adds the file of the query to the message of a Failure. */
export async function asking<Answer>({ file }: QueryFile, ask: Promise<Answer>): Promise<Answer> {
  try {
    return await ask;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { code, message, hint, excerpt } = error;
    throw new Failure(code, `${file}: ${message}`, { cause: error, hint, excerpt });
  }
}

const severities = ['error', 'warning', 'info'] as const;

/**
 * Reads the header of a query file: comments `# title:` (default: from the file name), `# severity: error | warning | info`
 * (default: error), `# hint:` and `# working: true` (of rules). The query itself is not parsed.
 * @throws Failure `query-header` for any other severity
 * @example
 * const check = readQueryFile('queries/checks/no-place.rq', text);
 */
export function readQueryFile(file: string, text: string): QueryFile {
  const name = fileName(file).replace(/\.rq$/, '');
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
      `${file}: severity "${header.get('severity')}" is not one of ${severities.join(', ')}`,
    );
  const hint = header.get('hint');
  const title = header.get('title') || name.replaceAll('-', ' ');
  return { file, name, text, title, severity, working: header.get('working') === 'true', ...(hint && { hint }) };
}
