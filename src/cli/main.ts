import { handleOutputErrors } from '../node/output-errors.ts';
import { run, writesFiles } from './run.ts';

const args = process.argv.slice(2);
handleOutputErrors(() => !writesFiles(args));
process.exitCode = await run(args);
