import { code } from '../report/message-text.ts';
import { suggestion } from '../report/nearest.ts';
import type { Problem } from '../report/problem.ts';
import { type Exception, type Origin, originOf, problemAt } from './facts.ts';
import { describe, type FactsValue, isFactsMap } from './facts-value.ts';

const keys = ['check', 'thing', 'value', 'because'];

/** The valid exceptions of a facts file; adds a problem for each part that is not valid. */
export function readExceptions(value: FactsValue, origin: Origin, problems: Problem[]): Exception[] {
  const wrong = (at: Origin, message: string, hint?: string) => {
    problems.push(problemAt(at, { severity: 'error', code: 'bad-exception', message, ...(hint && { hint }) }));
    return [];
  };
  if (!Array.isArray(value)) return wrong(origin, `expected a list of exceptions, found ${describe(value)}`);
  return value.flatMap((item, index) => {
    const at = originOf(origin, index);
    if (!isFactsMap(item)) return wrong(at, `an exception is a map with ${keys.join(', ')}, found ${describe(item)}`);
    for (const key of Object.keys(item))
      if (!keys.includes(key))
        return wrong(originOf(at, key, 'key'), `an exception has no key ${code(key)}`, suggestion(key, keys));
    const texts: Record<string, string> = {};
    for (const key of keys) {
      const text = item[key];
      if (text === undefined) continue;
      if (typeof text !== 'string' || text.trim() === '')
        return wrong(originOf(at, key), `${code(key)} of an exception is a text, found ${describe(text)}`);
      texts[key] = text.trim();
    }
    const { check, thing, because, value: found } = texts;
    if (check === undefined || thing === undefined)
      return wrong(at, 'an exception names a check and a thing', 'for example `{ check: …, thing: …, because: … }`');
    if (because === undefined) return wrong(at, 'an exception has no reason', 'say why, with `because: …`');
    return [{ check, thing, value: found, because, origin: at }];
  });
}
