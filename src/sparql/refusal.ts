const network = 'SERVICE and FROM are not allowed: queries may read this graph only';
const update = 'updates are not allowed: queries may only read';

/** Reasons by the type of an operation of the SPARQL algebra. */
const refused: ReadonlyMap<unknown, string> = new Map([
  ['service', network],
  ['from', network],
  ...['load', 'deleteinsert', 'compositeupdate', 'clear', 'create', 'drop', 'add', 'move', 'copy'].map(
    (type) => [type, update] as const,
  ),
  ['nop', 'the query is empty'],
]);

/**
 * Why a query must not be run: it changes the graph or reads another one, at any depth, with or without SILENT.
 * @param algebra the parsed query
 * @param mayChoose whether FROM is allowed
 * @param services addresses that SERVICE may use
 */
export function refusalOf(algebra: object, mayChoose: boolean, services: readonly string[] = []): string | undefined {
  // Not recursive, because queries may be nested to any depth.
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

/** The address of a SERVICE; empty for a variable. */
function addressOf(service: object): string {
  const name: unknown = 'name' in service ? service.name : undefined;
  const isIri = typeof name === 'object' && name !== null && 'termType' in name && name.termType === 'NamedNode';
  return isIri && 'value' in name ? String(name.value) : '';
}
