import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { repository } from './repository.ts';
import { mainFile } from './run-cli.ts';

/** The command `serve` in a process of its own. */
export interface Server {
  readonly address: string;
  /** Sends a signal, and gives back the exit code. */
  readonly stop: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** Starts the command as users do, on a port that is free, and waits until it says where it is. */
export async function startServer(...args: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, [mainFile, 'serve', '--port', '0', ...args], {
    cwd: repository,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  let talk = '';
  for await (const chunk of child.stderr) {
    talk += String(chunk);
    if (talk.includes('/sparql')) break;
  }
  const [, address] = /(http:\/\/\S+\/)\n/.exec(talk) ?? [];
  if (address === undefined) throw new Error(`it does not say where it is: ${talk}`);
  return {
    address,
    stop: async (signal) => {
      child.kill(signal);
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
}

/** Sends these bytes, and gives back all that comes until the server closes. */
export async function sendBytes(server: Server, bytes: string): Promise<string> {
  const { hostname, port } = new URL(server.address);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  return text(socket);
}
