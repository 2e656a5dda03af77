declare module '@rdfjs/normalize' {
  import type { Quad } from '@rdfjs/types';

  /** The canonical form (RDFC-1.0) of quads, each once, as N-Quads. */
  const normalize: (quads: Iterable<Quad>) => string;

  export { normalize as default };
}
