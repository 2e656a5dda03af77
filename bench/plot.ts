import { readFileSync } from 'node:fs';

// Draws the result of bench/map.ts: quads per CPU second for each run, on a logarithmic scale.
//
//   node bench/plot.ts RESULT.json > bench/mapping.svg

interface Result {
  readonly series: number;
  readonly rows: readonly { readonly name: string; readonly rate?: number }[];
}

const { series, rows } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Result;
const bars = rows
  .flatMap(({ name, rate }) => (rate === undefined ? [] : [{ name, rate }]))
  .sort((a, b) => b.rate - a.rate);
const [left, width, height] = [190, 420, 24];
const least = 1000;
const most = 10 ** Math.ceil(Math.log10(Math.max(...bars.map(({ rate }) => rate))));
const x = (rate: number) => (width * Math.log10(Math.max(rate, least) / least)) / Math.log10(most / least);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const lines = bars.map(({ name, rate }, index) => {
  const y = 40 + index * height;
  const colour = name.startsWith('map') ? '#2b6cb0' : '#a0aec0';
  return [
    `  <text x="${left - 8}" y="${y + 14}" text-anchor="end">${escaped(name)}</text>`,
    `  <rect x="${left}" y="${y}" width="${x(rate).toFixed(1)}" height="${height - 6}" fill="${colour}"/>`,
    `  <text x="${(left + x(rate) + 6).toFixed(1)}" y="${y + 14}">${Math.round(rate / 1000).toLocaleString('en')} k</text>`,
  ].join('\n');
});
console.log(`<svg xmlns="http://www.w3.org/2000/svg" width="${left + width + 80}" height="${50 + bars.length * height}" font-family="sans-serif" font-size="12">
  <title>Quads per CPU second of each run</title>
  <text x="8" y="20" font-weight="bold">Quads per CPU second, ${series.toLocaleString('en')} series (logarithmic, from ${least.toLocaleString('en')})</text>
${lines.join('\n')}
</svg>`);
