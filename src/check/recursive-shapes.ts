import type { DatasetCore, Term } from '@rdfjs/types';
import { listItems, objectsOf } from '../rdf/graph-reader.ts';
import { sh } from '../rdf/namespace.ts';

/** How a shape leads to others, and to lists of others (SHACL, 2.3 and 4.6 to 4.7). */
const toShapes = [sh.property, sh.node, sh.not, sh.qualifiedValueShape];
const toLists = [sh.or, sh.and, sh.xone];

/** Whether a shape leads back to itself: what that means SHACL leaves open (3.4.3), and validation may not end. */
export function hasRecursiveShapes(shapes: DatasetCore): boolean {
  const above = new Set<string>();
  const done = new Set<string>();
  const leadsBack = (shape: Term): boolean => {
    if (above.has(shape.value)) return true;
    if (done.has(shape.value)) return false;
    above.add(shape.value);
    const found = shapesBelow(shapes, shape).some(leadsBack);
    above.delete(shape.value);
    done.add(shape.value);
    return found;
  };
  return [...toShapes, ...toLists].some((predicate) =>
    [...shapes.match(null, predicate)].some(({ subject }) => leadsBack(subject)),
  );
}

function shapesBelow(shapes: DatasetCore, shape: Term): Term[] {
  const lists = toLists.flatMap((predicate) => objectsOf(shapes, shape, predicate));
  return [
    ...toShapes.flatMap((predicate) => objectsOf(shapes, shape, predicate)),
    ...lists.flatMap((list) => listItems(shapes, list)),
  ];
}
