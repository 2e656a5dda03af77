import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { repository } from './repository.ts';

/** A program that writes a version of all files into a folder, or with `loop` one after the other. */
export const writer = join(repository, 'test', 'support', 'programs', 'replace-files.ts');

export const names = ['a.ttl', 'b.jsonld', 'c.report.md'];

/** Version 0 of all files. */
export const old = Object.fromEntries(names.map((name) => [name, '0\n'.repeat(2000)]));

/** The version that all files are of; an error where they are of several, or cut short. */
export function versionIn(folder: string): number {
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
  const [first = ''] = texts;
  expect(texts).toEqual(texts.map(() => first));
  expect(first.split('\n')).toHaveLength(2001);
  return Number.parseInt(first, 10);
}
