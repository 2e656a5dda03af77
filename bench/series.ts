/** The fields of a source of the bundled facts that are copied. */
export interface Source {
  readonly name: string;
  readonly kind?: string;
  readonly publisher?: string;
  readonly language?: string;
  readonly url: string;
  readonly license?: string;
  readonly claims?: readonly { readonly quote?: string | readonly string[]; readonly says?: object }[];
}

/** Names by language. */
export type Translations = Readonly<Record<string, unknown>>;

/** Values to choose from, each as often as it occurs in the bundled facts. */
export interface Pools {
  readonly sources: readonly Source[];
  readonly quotes: readonly string[];
  readonly names: readonly string[];
  readonly themes: readonly string[];
  readonly dates: readonly string[];
  readonly translations: readonly Translations[];
}

type Random = () => number;
type Fields = Record<string, unknown>;

/** Mulberry32: numbers from 0 to 1, the same for the same seed and index. */
export function randomOf(seed: number, index: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A series with the structure of facts files. Numbers are strings, as in YAML without type guessing.
 * @param regular without ranks, and without values that contradict or refine others, so that any mapping language can map it
 */
export function seriesOf(index: number, pools: Pools, random: Random, regular = false): Fields {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const chance = (share: number) => random() < share;
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  // Half the words of two texts: as long as those of the bundled facts, and rarely the same twice.
  const mixed = (texts: readonly string[]) => {
    const [a, b] = [pick(texts).split(' '), pick(texts).split(' ')];
    return [...a.slice(0, Math.ceil(a.length / 2)), ...b.slice(Math.floor(b.length / 2))].join(' ');
  };
  const quote = () =>
    chance(0.01)
      ? Array.from({ length: 3 + upTo(12) }, () => pick(pools.quotes)).join('\n')
      : chance(0.03)
        ? `“${mixed(pools.quotes)}” \\ "${mixed(pools.themes)}" 🎓`
        : mixed(pools.quotes);

  const id = `s${index}`;
  const places = Array.from({ length: 1 + upTo(1) }, (_, number) => `place-${number}`);
  const parties = Array.from({ length: 1 + upTo(3) }, (_, number) => `party-${number}`);
  const things: Record<string, Fields> = {
    [id]: {
      a: 'EventSeries',
      name: mixed(pools.names),
      ...(chance(0.4) && { alternateName: pick(pools.translations) }),
    },
  };
  for (const place of places) things[place] = { a: 'Place', name: mixed(pools.names) };
  for (const party of parties)
    things[party] = {
      a: 'Organization',
      name: mixed(pools.names),
      ...(chance(0.2) && { alternateName: pick(pools.translations) }),
      ...(chance(0.3) && { description: mixed(pools.themes) }),
    };

  const firstYear = 1990 + upTo(30);
  const editions = Array.from({ length: 1 + upTo(3) + upTo(4) }, (_, number) => ({
    id: `${id}-${firstYear + number}`,
    year: String(firstYear + number),
    date: `${firstYear + number}${pick(pools.dates).slice(4)}`,
  }));
  const seriesClaim: Fields = { frequency: 'annual', location: pick(places), organizer: pick(parties) };
  if (chance(0.5)) seriesClaim.startDate = String(firstYear);
  if (chance(0.5)) seriesClaim.month = pick(['January', 'May', 'June', 'September', 'November']);
  if (chance(0.2)) seriesClaim.keywords = mixed(pools.themes);
  const main = [
    { quote: quote(), says: { [id]: seriesClaim } },
    ...editions.map((edition) => ({
      quote: `${edition.year}: ${quote()}`,
      says: {
        [edition.id]: {
          a: 'Edition',
          superEvent: id,
          startDate: edition.year,
          ...(chance(0.6) && { theme: mixed(pools.themes) }),
        },
      },
    })),
  ];

  const sources = [sourceOf('main', main)];
  for (let number = 0; chance(0.55) && number < 6; number += 1) {
    const edition = pick(editions);
    const said: Record<string, Fields> = { [edition.id]: { startDate: regular ? edition.year : edition.date } };
    const about = said[edition.id] as Fields;
    if (chance(0.5)) about.location = regular ? places[0] : pick(places);
    if (chance(0.4)) about.ordinal = String(editions.indexOf(edition) + 1);
    if (!regular && chance(0.05)) about.theme = { [pick(['fr', 'ru', 'es'])]: mixed(pools.themes) };
    for (let one = upTo(3); one > 0; one -= 1)
      said[`taking-part-${number}-${one}`] = {
        a: 'Participation',
        participant: pick(parties),
        edition: edition.id,
        mode: pick(['attended', 'signed', 'sent-paper']),
      };
    if (chance(0.4))
      said[`count-${number}`] = {
        a: 'Observation',
        observationAbout: edition.id,
        measuredProperty: pick(['organizations', 'participants', 'countries']),
        value: chance(0.4) ? { value: String(10 * upTo(30)), precision: 'approximate' } : String(upTo(300)),
      };
    const claims: object[] = [{ quote: quote(), says: said }];
    // A misprint: another year, mostly deprecated.
    const misprint = { [edition.id]: { startDate: `${Number(edition.year) + 1}-05-01` } };
    if (!regular && chance(0.05))
      claims.push({
        quote: quote(),
        ...(chance(0.8) && { rank: 'deprecated', because: 'a misprint' }),
        says: misprint,
      });
    sources.push(sourceOf(`source-${number}`, claims));
  }
  return { namespace: `https://example.org/series/${id}/`, things, sources };

  function sourceOf(sourceId: string, claims: readonly object[]): Fields {
    const { claims: _, url, ...like } = pick(pools.sources);
    const { name, kind, publisher, language, license } = like;
    return {
      id: sourceId,
      ...{ name, kind, publisher, language, ...(license !== undefined && { license }) },
      url: `${url}?series=${index}`,
      claims,
    };
  }
}
