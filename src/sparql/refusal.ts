const network = 'SERVICE and FROM look beyond the graph, and queries may not';
const update = 'this is an update, and queries may only read';

/** What an operation of the SPARQL algebra is refused for, by its type. */
const refused: ReadonlyMap<unknown, string> = new Map([
  ['service', network],
  ['from', network],
  ...['load', 'deleteinsert', 'compositeupdate', 'clear', 'create', 'drop', 'add', 'move', 'copy'].map(
    (type) => [type, update] as const,
  ),
  ['nop', 'the query is empty'],
]);

/**
 * Why a query is not run: it would change the graph, or ask another one, at whatever depth, SILENT or not.
 * @param algebra the query as the engine has parsed it
 */
export function refusalOf(algebra: unknown): string | undefined {
  if (typeof algebra !== 'object' || algebra === null) return undefined;
  if ('type' in algebra && refused.has(algebra.type)) return refused.get(algebra.type);
  for (const part of Object.values(algebra)) {
    const refusal = refusalOf(part);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
