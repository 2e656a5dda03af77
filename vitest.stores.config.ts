import { defineConfig } from 'vitest/config';

// Tests against real stores: slow, and of programs that are not part of the project. `test/stores/install.sh` gets them.
export default defineConfig({
  test: {
    include: ['test/stores/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One store at a time: each wants the machine for itself.
    fileParallelism: false,
  },
});
