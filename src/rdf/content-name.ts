import { sha256 } from './sha256.ts';

/** A short name derived from content: 80 bits of SHA-256, so that 10⁸ names collide with a probability below 10⁻⁸. */
export function contentName(...parts: readonly string[]): string {
  return sha256(JSON.stringify(parts)).slice(0, 20);
}
