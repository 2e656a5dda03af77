import { createReadStream } from 'node:fs';

// The minimum that a mapper of NDJSON in Node must do: read lines, parse them, and write as many bytes as the mapping does.
// It writes copies of the line.
//
//   node bench/floor.ts INPUT SHARE > /dev/null     SHARE: bytes of output for each of input

const [input = '', share = '1'] = process.argv.slice(2);
const buffer = Buffer.allocUnsafeSlow(2 ** 24);
let pending: Buffer = Buffer.alloc(0);
for await (const part of createReadStream(input, { highWaterMark: 2 ** 18 }) as AsyncIterable<Buffer>) {
  const bytes = Buffer.concat([pending, part]);
  let [start, written] = [0, 0];
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    const text = bytes.toString('utf8', start, end + 1);
    start = end + 1;
    JSON.parse(text);
    let left = Math.round(text.length * Number(share));
    for (; left > text.length; left -= text.length) written += buffer.write(text, written);
    written += buffer.write(text.slice(0, left), written);
  }
  pending = bytes.subarray(start);
  await new Promise((resolve) => process.stdout.write(buffer.subarray(0, written), resolve));
}
