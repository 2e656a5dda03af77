import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './repository.ts';

export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `seminar-graph` runs. */
export const mainFile = join(repository, 'src/cli/main.ts');

/** Runs the command line as users do, in a process of its own. */
export function runCli(
  args: readonly string[],
  cwd: string = repository,
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const options = { cwd, maxBuffer: 64e6, env: { ...process.env, ...env } };
    const program = execFile(process.execPath, [mainFile, ...args], options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode === 'number') resolve({ exitCode, stdout, stderr });
      else reject(error);
    });
    program.stdin?.end(input);
  });
}
