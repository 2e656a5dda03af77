/** What the algebra calls operations that change data. */
const updates = [
  'compositeupdate',
  'deleteinsert',
  'load',
  'clear',
  'create',
  'drop',
  'add',
  'move',
  'copy',
  'updategraph',
] as const;

const reasons: Readonly<Record<string, string>> = {
  service: 'SERVICE asks another server, and queries may not use the network',
  ...Object.fromEntries(updates.map((type) => [type, 'this is an update, and queries may only read'])),
};

/** Why this query, given as algebra, may not run; SERVICE SILENT would give a wrong answer instead of an error. */
export function refusalOf(algebra: object): string | undefined {
  // A list and not a recursion: how deep a query nests is up to whoever sends it.
  const waiting: unknown[] = [algebra];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    // Terms have a termType; their values are no operations.
    if ('type' in node && typeof node.type === 'string' && reasons[node.type] !== undefined) return reasons[node.type];
    waiting.push(...Object.values(node));
  }
  return undefined;
}
