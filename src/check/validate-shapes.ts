import type { DatasetCore, NamedNode, Term } from '@rdfjs/types';
import ShaclValidator from 'rdf-validate-shacl';
import type { TracedGraph } from '../graph/statement.ts';
import type { Profile, PropertyProfile } from '../ontology/profile.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import { type Dataset, datasetOf } from '../rdf/environment.ts';
import { localName, objectsOf } from '../rdf/graph-reader.ts';
import { rdf, rdfs, sh } from '../rdf/namespace.ts';
import type { Value } from '../rdf/term-id.ts';
import type { ProblemCode } from '../report/codes.ts';
import type { Problem, Severity } from '../report/problem.ts';

/** What the validator makes its datasets with; in ours shapes are looked up in two thirds of the time. */
const factory = Object.assign(new ShaclValidator(datasetOf()).factory.clone(), { dataset: datasetOf });

/** The shapes of each ontology made ready, for all graphs that are validated by them one after the other. */
const validators = new WeakMap<DatasetCore, ShaclValidator>();

function validatorOf(ontology: DatasetCore): ShaclValidator {
  const known = validators.get(ontology);
  if (known) return known;
  const validator = new ShaclValidator(ontology, { factory });
  validators.set(ontology, validator);
  return validator;
}

/**
 * Validates the graph against the shapes (SHACL Core); each result stands at the line of the facts it comes from.
 * Its code is `shape:` and the constraint, as in `shape:min-count`.
 * @param short an IRI as people read it
 */
export async function validateShapes(
  { graph, statements, trace }: TracedGraph,
  { dataset: ontology, profile }: Ontology,
  short: (iri: string) => string,
): Promise<Problem[]> {
  // sh:class looks for sub-classes in the data.
  const data = datasetOf([...graph, ...ontology.match(null, rdfs.subClassOf)]);
  const report = await validatorOf(ontology).validate(data);
  const stated = new Set(statements.map(({ subject, predicate }) => `${subject.value}\n${predicate.value}`));
  const properties = new Map([...profile.properties.values()].map((property) => [property.iri, property]));
  return report.results.flatMap((result): Problem[] => {
    const focus = namedNodeOrNothing(result.focusNode);
    const path = namedNodeOrNothing(result.path);
    const code: ProblemCode = `shape:${constraintName(result.sourceConstraintComponent)}`;
    // Several values that sources give are a conflict, which was found where statements were compared.
    if (code === 'shape:max-count' && stated.has(`${focus?.value}\n${path?.value}`)) return [];
    const value =
      result.value?.termType === 'NamedNode' || result.value?.termType === 'Literal' ? result.value : undefined;
    const place = focus && trace.place({ focus, path, value });
    const subject = focus ? short(focus.value) : 'a blank node';
    const property = path && properties.get(path.value);
    const about = path ? `\`${property?.key ?? short(path.value)}\` of ${subject}` : subject;
    const expected = property && value && expectedMessage(property, value, graph, profile);
    const messages = result.message.map((message) => plainMessage(message.value)).join('; ');
    const message = `${about}: ${expected ?? (messages || 'does not fit its shape')}`;
    return [{ severity: severityOf(result.severity), code, message, ...(place && { place }) }];
  });
}

/** What the property takes, and what was found: kinds of things, or the values that it has. */
function expectedMessage(
  { value: expected }: PropertyProfile,
  value: Value,
  graph: Dataset,
  profile: Profile,
): string | undefined {
  if (expected.kind === 'term')
    return `expected one of ${[...expected.terms.keys()].join(', ')}, found ${[...profile.absences].find(([, iri]) => iri === value.value)?.[0] ?? localName(value.value)}`;
  if (expected.kind !== 'thing') return undefined;
  const keyOf = (iri: string) =>
    [...profile.classes.values()].find((known) => known.iri === iri)?.key ?? localName(iri);
  const found = objectsOf(graph, value, rdf.type).map((type) => keyOf(type.value));
  const name = localName(value.value);
  return `expected ${expected.classes.map(keyOf).join(' or ')}, found ${name}, which is ${found.join(', ') || 'nothing'}`;
}

/** The validator's own wordings that read badly, in plain words; messages of the shapes stay as they are. */
function plainMessage(message: string): string {
  return message
    .replace(/^Less than 1 values$/, 'is missing')
    .replace(/^More than (\d+) values$/, 'has more than $1 value')
    .replace(/^Value has less than 1 characters$/, 'is empty');
}

function namedNodeOrNothing(term: Term | null | undefined): NamedNode | undefined {
  return term?.termType === 'NamedNode' ? term : undefined;
}

function severityOf(severity: Term | null): Severity {
  if (severity?.equals(sh.Warning)) return 'warning';
  return severity?.equals(sh.Info) ? 'info' : 'error';
}

/** sh:MinCountConstraintComponent → min-count */
function constraintName(component: Term | null): string {
  return localName(component?.value ?? '')
    .replace(/ConstraintComponent$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase();
}
