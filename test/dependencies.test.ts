import { describe, expect, it } from 'vitest';
import { textOf } from './support/repository.ts';

const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<string, Record<string, string>>;
const [, atRunTime = '', forDevelopment = ''] = textOf('docs', 'decisions', '0004-dependencies.md').split(
  /^\| at run time|^\| for development/m,
);

/** The packages that the first column of a table names. */
function namesIn(table: string): string[] {
  const cells = [...table.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)).sort();
}

describe('the review of dependencies', () => {
  it('names each, where it belongs, and no other', () => {
    expect(namesIn(atRunTime)).toEqual(Object.keys(dependencies ?? {}).sort());
    expect(namesIn(forDevelopment)).toEqual(Object.keys(devDependencies ?? {}).sort());
  });

  it('is right that nothing at run time has an install script', () => {
    const { packages } = JSON.parse(textOf('package-lock.json')) as {
      packages: Record<string, { dev?: boolean; optional?: boolean; hasInstallScript?: boolean }>;
    };
    const scripts = Object.entries(packages).filter(([, { dev, hasInstallScript }]) => hasInstallScript && !dev);
    expect(scripts.map(([path]) => path)).toEqual([]);
  });
});
