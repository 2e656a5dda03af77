import { type Problem, problemCounts } from './problem.ts';

/** `1 source`, `2 sources` */
export function counted(count: number, name: string): string {
  return `${count} ${name}${count === 1 || name === 'series' ? '' : 's'}`;
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

/** `1st`, `12th` */
export function ordinalName(ordinal: number): string {
  return `${ordinal}${endings[ordinals.select(ordinal)]}`;
}

/** `2 errors, 1 warning, 0 notes` */
export function countText(problems: readonly Problem[]): string {
  const counts = problemCounts(problems);
  return [counted(counts.error, 'error'), counted(counts.warning, 'warning'), counted(counts.info, 'note')].join(', ');
}
