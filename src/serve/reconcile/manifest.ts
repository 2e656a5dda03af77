import { localName } from '../../rdf/graph-reader.ts';
import { sg } from '../../rdf/namespace.ts';
import type { Catalogue } from './catalogue.ts';
import { batchSize } from './read-batch.ts';

/** The size of a frame that shows a preview without scrolling. */
const previewSize = { width: 400, height: 220 };

/**
 * The manifest of the service of a series (API 0.2, section 3). Identifiers are IRIs without the namespace of the series.
 * @param endpoint its address, with the host of the request
 */
export function manifestOf({ series, types }: Catalogue, endpoint: string): object {
  const origin = new URL(endpoint).origin;
  const service = (name: string) => ({ service_url: endpoint, service_path: `/suggest/${name}` });
  return {
    versions: ['0.2'],
    name: `seminar-graph: ${series.name}`,
    identifierSpace: series.namespace,
    schemaSpace: sg.Edition.value.slice(0, -localName(sg.Edition.value).length),
    defaultTypes: types.map(({ key }) => ({ id: key, name: key })),
    view: { url: `${origin}/${series.name}/{{id}}` },
    preview: { url: `${endpoint}/preview/{{id}}`, ...previewSize },
    suggest: { entity: service('entity'), property: service('property'), type: service('type') },
    extend: { propose_properties: { service_url: endpoint, service_path: '/properties' }, property_settings: [] },
    batchSize,
  };
}
