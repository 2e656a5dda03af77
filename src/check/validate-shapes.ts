import type { DatasetCore, NamedNode, Term } from '@rdfjs/types';
import ShaclValidator from 'rdf-validate-shacl';
import type { SeriesGraph } from '../graph/series-graph.ts';
import type { Ontology } from '../ontology/read-ontology.ts';
import { datasetOf } from '../rdf/environment.ts';
import { localName } from '../rdf/graph-reader.ts';
import { rdfs, sh } from '../rdf/namespace.ts';
import type { ProblemCode } from '../report/codes.ts';
import type { Problem, Severity } from '../report/problem.ts';

/** Makes the validator use our datasets, which takes two thirds of the time. */
const factory = Object.assign(new ShaclValidator(datasetOf()).factory.clone(), { dataset: datasetOf });

/** A cache of validators by ontology. */
const validators = new WeakMap<DatasetCore, ShaclValidator>();

function validatorOf(ontology: DatasetCore): ShaclValidator {
  const known = validators.get(ontology);
  if (known) return known;
  const validator = new ShaclValidator(ontology, { factory });
  validators.set(ontology, validator);
  return validator;
}

/** Validates the graph against the shapes (SHACL Core). The code of a problem is `shape:` and the constraint, as in `shape:min-count`. */
export async function validateShapes(
  { graph, trace, short }: Pick<SeriesGraph, 'graph' | 'trace' | 'short'>,
  { dataset: ontology, profile }: Ontology,
): Promise<Problem[]> {
  // sh:class needs rdfs:subClassOf in the data graph.
  const data = datasetOf([...graph, ...ontology.match(null, rdfs.subClassOf)]);
  const report = await validatorOf(ontology).validate(data);
  const properties = new Map([...profile.properties.values()].map((property) => [property.iri, property]));
  return report.results.map((result): Problem => {
    const focus = namedNodeOrNothing(result.focusNode);
    const path = namedNodeOrNothing(result.path);
    const code: ProblemCode = `shape:${constraintName(result.sourceConstraintComponent)}`;
    const value =
      result.value?.termType === 'NamedNode' || result.value?.termType === 'Literal' ? result.value : undefined;
    const place = focus && trace.place({ focus, path, value });
    const subject = focus ? short(focus.value) : 'a blank node';
    const property = path && properties.get(path.value);
    const about = path ? `\`${property?.key ?? short(path.value)}\` of ${subject}` : subject;
    const mismatch = value && property?.value.mismatch?.(value, graph, profile);
    const messages = result.message.map((message) => plainMessage(message.value)).join('; ');
    const message = `${about}: ${mismatch ?? (messages || 'violates its shape')}`;
    return { severity: severityOf(result.severity), code, message, ...(place && { place }) };
  });
}

/** Rewords messages of the validator that are hard to read; messages of the shapes are not changed. */
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
