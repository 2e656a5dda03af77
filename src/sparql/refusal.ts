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
 * @param mayChoose whether it may choose by FROM among the graphs that the engine holds
 * @param services addresses that it may ask by SERVICE
 */
export function refusalOf(algebra: object, mayChoose: boolean, services: readonly string[] = []): string | undefined {
  // A list and not a recursion: how deep a query nests is up to whoever sends it.
  const waiting: unknown[] = [algebra];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    const type = 'type' in node ? node.type : undefined;
    const allowed = (type === 'from' && mayChoose) || (type === 'service' && services.includes(addressOf(node)));
    if (refused.has(type) && !allowed) return refused.get(type);
    waiting.push(...Object.values(node).filter((part) => typeof part === 'object'));
  }
  return undefined;
}

/** The address that a SERVICE asks; a variable is none, for it could become any. */
function addressOf(service: object): string {
  const name: unknown = 'name' in service ? service.name : undefined;
  const isIri = typeof name === 'object' && name !== null && 'termType' in name && name.termType === 'NamedNode';
  return isIri && 'value' in name ? String(name.value) : '';
}
