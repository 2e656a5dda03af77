/** An edition as it was, in each series that it belonged to. */
export interface TrueEdition {
  readonly id: string;
  readonly year: number;
  /** By the key of the series. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** A true history of one or two series, and the facts that sources tell of it: nothing false, but not everything. */
export interface History {
  readonly namespace: string;
  /** One rhythm without an exception, and no date that is marked or contested: what follows from it can be counted. */
  readonly plain: boolean;
  /** Held editions by series, in order. */
  readonly held: ReadonlyMap<string, readonly TrueEdition[]>;
  /** Ids of editions that facts speak of. */
  readonly told: ReadonlySet<string>;
  readonly facts: { readonly [key: string]: unknown };
}

type Says = Record<string, Record<string, unknown>>;

/** What is so of a year of the rhythm. */
interface Beat {
  readonly year: number;
  readonly kind: 'held' | 'counted gap' | 'gap' | 'moved';
  readonly number: number;
  /** An exception, or next to one: sources tell it whole. Otherwise nobody could tell the numbers around it from regular ones. */
  readonly exceptional: boolean;
}

const rhythms = ['annual', 'biennial', 'triennial', 'quadrennial', 'quinquennial', 'sexennial'];

/** A random history, the same for the same seed. */
export function historyOf(seed: number): History {
  const random = randomOf(seed);
  const chance = (share: number) => random() < share;
  const pick = <T>(...items: readonly [T, ...T[]]): T => items[Math.floor(random() * items.length)] ?? items[0];
  const plain = chance(0.4);
  const namespace = `https://example.org/h${seed}/`;
  const says: Says = {};
  const others: Says[] = [];
  const held = new Map<string, TrueEdition[]>();
  const told = new Set<string>();
  const things: Record<string, unknown> = {};

  const addSeries = (series: string, joint?: TrueEdition) => {
    const period = pick(1, 1, 1, 2, 3, 4);
    const change = !plain && chance(0.2) ? pick(1, 2, 3) : undefined;
    const start = joint?.year ?? pick(-780, -10, 795, 1900, 1950, 1990) + Math.floor(random() * 20);
    const size = 4 + Math.floor(random() * 18);
    const { beats, changed } = beatsOf({ start, period, change, size, plain, chance });
    const own: Record<string, unknown> = { a: 'EventSeries', frequency: rhythms[period - 1] };
    if (changed !== undefined && change !== undefined)
      own.frequency = [
        { value: rhythms[period - 1], during: `${yearText(start)}/${yearText(changed)}` },
        { value: rhythms[change - 1], during: `${yearText(changed)}/` },
      ];
    if (chance(0.5)) own.startDate = yearText(start);
    things[series] = { a: 'EventSeries', name: series };
    says[series] = own;
    const editions: TrueEdition[] = [];
    held.set(series, editions);
    const without: string[] = [];
    for (const [index, { year, kind, number, exceptional }] of beats.entries()) {
      const id = `${series}-of-${year}`;
      if (joint && index === 0) {
        const numbers = new Map([...joint.numbers, [series, number]]);
        editions.push({ ...joint, numbers });
        says[joint.id] = jointFields(says[joint.id] ?? {}, series, chance(0.5) ? number : undefined);
      } else if (kind === 'held' || kind === 'moved') {
        const atYear = kind === 'moved' ? year + 1 : year;
        editions.push({ id, year: atYear, numbers: new Map([[series, number]]) });
        if (!exceptional && chance(0.25)) continue;
        told.add(id);
        const fields: Record<string, unknown> = { a: 'Edition', superEvent: series };
        says[id] = fields;
        if (exceptional || chance(0.45)) fields.ordinal = number;
        if (kind === 'moved') fields.startDate = `${yearText(atYear)}-01-10`;
        else if (exceptional || plain || chance(0.8))
          fields.startDate = yearText(atYear) + pick('', '', '-05', '-05-14');
        else coarse(fields, id, atYear);
      } else if (exceptional && chance(0.5)) without.push(yearText(year));
      else if (exceptional) {
        const status = pick('cancelled', 'postponed', 'planned');
        says[id] = { a: 'Edition', superEvent: series, startDate: yearText(year), status };
      }
    }
    if (without.length > 0) own.noEditionIn = without;
    return editions;
  };

  /** A meeting of two series, with a number in each. */
  const jointFields = (fields: Record<string, unknown>, series: string, number: number | undefined) => {
    const numbers = [
      ...(typeof fields.ordinal === 'number' ? [{ value: fields.ordinal, in: 's' }] : []),
      ...(number === undefined ? [] : [{ value: number, in: series }]),
    ];
    const { ordinal: _, ...others } = fields;
    return { ...others, superEvent: ['s', series], ...(numbers.length > 0 && { ordinal: numbers }) };
  };
  /** A date that holds the true one, or none. */
  const coarse = (fields: Record<string, unknown>, id: string, year: number) => {
    const form = pick('none', 'about', 'perhaps', 'span', 'contested', 'contested');
    if (form === 'about') fields.startDate = `${yearText(year + pick(-1, 0, 1))}~`;
    if (form === 'perhaps') fields.startDate = `${yearText(year + pick(-9, 0, 1))}?`;
    if (form === 'span') fields.startDate = `${yearText(year - 1)}/${yearText(year + 1)}`;
    if (form === 'contested') {
      fields.startDate = yearText(year);
      others.push({ [id]: { a: 'Edition', startDate: yearText(year + pick(-1, 1, 2)) } });
    }
  };

  const first = addSeries('s');
  const joint = first.find(({ id }, index) => index > 0 && told.has(id));
  if (!plain && joint && says[joint.id]?.startDate === yearText(joint.year) && chance(0.5)) addSeries('t', joint);
  if (chance(0.2)) says.school = { superEvent: 's', startDate: yearText(first[1]?.year ?? 0) };
  if (says.school) things.school = { a: 'Event', name: 'a school beside it' };
  const sources = [says, ...others].map((said, index) => ({
    id: `w${index}`,
    name: `W${index}`,
    claims: [{ quote: 'q', says: said }],
  }));
  return { namespace, plain, held, told, facts: { namespace, things, sources } };
}

interface Rhythm {
  readonly start: number;
  readonly period: number;
  readonly change: number | undefined;
  readonly size: number;
  readonly plain: boolean;
  readonly chance: (share: number) => boolean;
}

/** The years of a rhythm, with exceptions. */
function beatsOf({ start, period, change, size, plain, chance }: Rhythm): {
  beats: Beat[];
  changed: number | undefined;
} {
  const beats: Beat[] = [];
  // Where gaps are not told, nothing else may shift years against numbers: two shifts together can look like none.
  const untold = !plain && chance(0.4);
  const turn = change === undefined ? -1 : 2 + Math.floor(size / 2);
  let [year, number, changed, previous] = [start, 1, undefined as number | undefined, false];
  for (let index = 0; index < size; index += 1) {
    if (index === turn) changed = year;
    const step = changed === undefined ? period : (change ?? period);
    const kind =
      plain || index < 1 || previous || index === turn
        ? 'held'
        : chance(0.06)
          ? 'gap'
          : chance(0.05) && !untold
            ? 'counted gap'
            : chance(0.05) && !untold
              ? 'moved'
              : 'held';
    const renumbered = kind === 'held' && !plain && !untold && index > 2 && chance(0.03);
    if (renumbered) {
      // The last of the old numbering is told too.
      const last = beats.pop();
      if (last) beats.push({ ...last, exceptional: last.kind === 'gap' ? last.exceptional : true });
      number = 1;
    }
    const exceptional = renumbered || (kind !== 'held' && !(kind === 'gap' && untold)) || index === turn;
    beats.push({ year, kind, number, exceptional: exceptional || (previous && !untold) });
    previous = kind !== 'held' || renumbered;
    if (kind !== 'gap') number += 1;
    year += step;
  }
  return { beats, changed };
}

/** A year as EDTF writes it. */
export function yearText(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}

/** Numbers from 0 to 1 (mulberry32), the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
