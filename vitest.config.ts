import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They need servers: npm run test:stores
    exclude: ['test/stores/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
