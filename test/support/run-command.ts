import { Writable } from 'node:stream';
import { vi } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { sharedEngine } from './engine.ts';
import { repository } from './repository.ts';
import type { Run } from './run-cli.ts';

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command in this process, with the engine that tests share: what it prints and its exit code are those of
 * `runCli`, which starts a process and takes ten times as long. Commands run one after the other, because they use the
 * working folder, the environment and the output of the whole process.
 */
export function runCommand(
  args: readonly string[],
  cwd: string = repository,
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const next = last.then(() => runHere(args, cwd, env));
  last = next.catch(() => undefined);
  return next;
}

async function runHere(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Run> {
  const [stdout, stderr] = [new TextStream(), new TextStream()];
  const restored = [replaceStream('stdout', stdout), replaceStream('stderr', stderr)];
  const folder = process.cwd();
  process.chdir(cwd);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    const exitCode = await run(args, async (timeLimit) => sharedEngine(timeLimit));
    return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    vi.unstubAllEnvs();
    process.chdir(folder);
    for (const restore of restored) restore();
    sharedEngine();
  }
}

function replaceStream(name: 'stdout' | 'stderr', stream: Writable): () => void {
  const own = Object.getOwnPropertyDescriptor(process, name);
  Object.defineProperty(process, name, { value: stream, configurable: true, enumerable: true });
  return () => {
    if (own) Object.defineProperty(process, name, own);
  };
}

/** A stream that keeps what is written to it. */
class TextStream extends Writable {
  readonly #parts: Buffer[] = [];

  override _write(part: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#parts.push(part);
    done();
  }

  text(): string {
    return Buffer.concat(this.#parts).toString();
  }
}
