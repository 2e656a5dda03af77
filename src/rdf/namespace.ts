import type { NamedNode } from '@rdfjs/types';
import { namedNode } from './environment.ts';

/** The union of the space-separated words of a text. */
type WordsOf<Text extends string, Found extends string = never> = Text extends `${infer First} ${infer Rest}`
  ? WordsOf<Rest, Found | First>
  : Found | Text;

/**
 * The terms of a vocabulary as named nodes, by local name. A misspelt name is a type error.
 * @param terms local names, separated by spaces
 */
export function namespace<const Terms extends string>(base: string, ...terms: readonly Terms[]) {
  const words = terms.flatMap((some) => some.split(' '));
  const nodes = Object.fromEntries(words.map((term) => [term, namedNode(base + term)]));
  return nodes as Readonly<Record<WordsOf<Terms>, NamedNode>>;
}

// The terms that the code uses. The terms of facts files are defined in ontology/.

export const rdf = namespace(
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'first langString nil object predicate rest subject type',
);
export const rdfs = namespace('http://www.w3.org/2000/01/rdf-schema#', 'comment label subClassOf');
export const owl = namespace('http://www.w3.org/2002/07/owl#', 'differentFrom sameAs');
export const xsd = namespace(
  'http://www.w3.org/2001/XMLSchema#',
  'boolean date dateTime decimal gYear gYearMonth integer language nonNegativeInteger positiveInteger string',
);
export const sh = namespace(
  'http://www.w3.org/ns/shacl#',
  'IRIOrLiteral Info Warning class datatype description in maxCount name nodeKind or path pattern',
  'property targetClass',
);
export const dash = namespace('http://datashapes.org/dash#', 'readOnly');
export const skos = namespace(
  'http://www.w3.org/2004/02/skos/core#',
  'altLabel closeMatch definition exactMatch notation relatedMatch',
);
export const prov = namespace('http://www.w3.org/ns/prov#', 'hadMember wasDerivedFrom');
export const bibo = namespace('http://purl.org/ontology/bibo/', 'locator');
export const oa = namespace(
  'http://www.w3.org/ns/oa#',
  'SpecificResource TextQuoteSelector exact hasSelector hasSource prefix suffix',
);
export const dcterms = namespace(
  'http://purl.org/dc/terms/',
  'PeriodOfTime isVersionOf license publisher source temporal title',
);
export const dcat = namespace(
  'http://www.w3.org/ns/dcat#',
  'Dataset Distribution byteSize distribution endDate mediaType startDate version',
);
/** VoID; `void` is a keyword of JavaScript. */
export const voidVocabulary = namespace(
  'http://rdfs.org/ns/void#',
  'Dataset class classPartition distinctSubjects entities exampleResource properties triples uriSpace',
  'vocabulary',
);
/** SSSOM: the slots that become qualifiers of a mapping. */
export const sssom = namespace('https://w3id.org/sssom/', 'confidence mapping_justification reviewer_label');
export const edtf = namespace('http://id.loc.gov/datatypes/edtf/', 'EDTF');
export const wikibase = namespace(
  'http://wikiba.se/ontology#',
  'BestRank DeprecatedRank NormalRank PreferredRank Property QuantityValue Reference Statement',
  'TimeValue claim directClaim novalue propertyType qualifier qualifierValue quantityAmount',
  'quantityLowerBound quantityUnit quantityUpperBound rank reference referenceValue statementProperty statementValue timeCalendarModel',
  'timePrecision timeTimezone timeValue',
);
/** schema.org with http:, as in its JSON-LD context, Wikidata and DCAT. */
export const schema = namespace(
  'http://schema.org/',
  'EventCancelled EventPostponed EventRescheduled EventSeries Observation actionStatus alternateName archivedAt containedInPlace',
  'datePublished description domainIncludes endDate eventStatus inLanguage license location maxValue',
  'measuredProperty minValue name observationAbout position sameAs startDate superEvent url value',
);
export const sg = namespace(
  'https://w3id.org/seminar-graph/ns#',
  'Claim Conflict Edition Participation Source Statement UnheldEdition approximate asWritten atLeast atMost attestation',
  'calendar conflictsWith derived documentStatus earliest edition edtf exact finerThan fragment held holder inSeries inferred inferredProperty julian latest noValue',
  'ordinal participant participationMode planned precision rankReason reading refines retrieved role settled several single',
  'theme themeVariant uncertain unknownValue year',
);
