import { configDefaults, defineConfig } from 'vitest/config';

/** `--mode all` (npm run test:all) adds what is slow: files `*.slow.test.ts`, and every case of tables and random tests. */
export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/**/*.test.ts'],
    // Stores have their own configuration: npm run test:stores
    exclude: [...configDefaults.exclude, 'test/stores/**', ...(mode === 'all' ? [] : ['**/*.slow.test.ts'])],
    env: { TESTS: mode },
    // On all cores, and with modules loaded once for all files of a worker.
    maxWorkers: '100%',
    isolate: false,
    // Long enough for a machine with other work, and for counting coverage.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: {
      include: ['src/**/*.ts'],
      // Run by threads and processes of their own, where nothing is counted.
      exclude: ['src/cli/{main,start}.ts', 'src/node/{map,sparql}-worker.ts'],
      reporter: ['text-summary'],
      // A floor, a little below what `npm test` reaches: raise it with what is new.
      thresholds: { statements: 93, branches: 86, functions: 94, lines: 94 },
      reportOnFailure: true,
    },
  },
}));
