declare module '@rdfjs/normalize' {
  import type { Quad } from '@rdfjs/types';

  /** The canonical N-Quads (RDFC-1.0) of a set of quads. */
  const normalize: (quads: Iterable<Quad>) => string;

  export { normalize as default };
}
