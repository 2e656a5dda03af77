import { parsePeriod } from '../../facts/dates.ts';
import { literal, namedNode } from '../../rdf/environment.ts';
import { dcat, dcterms, edtf, rdf, sg } from '../../rdf/namespace.ts';
import { code } from '../../report/message-text.ts';
import { boundsOfDays, dateLiteral } from './date.ts';
import type { Qualifier, ReadText, ValueKind } from './value-kind.ts';
import { terms, unmarked } from './value-set.ts';

/** An EDTF interval, which becomes a dcterms:PeriodOfTime. */
export const period: ValueKind = ({ classes }) =>
  classes.includes(dcterms.PeriodOfTime.value)
    ? {
        kind: 'period',
        jsonLdType: '@id',
        description: () => 'a period (EDTF)',
        jsonSchema: () => ({ type: ['string', 'integer'] }),
        read: readPeriod,
        possible: ({ object }) => unmarked(terms(object.value)),
      }
    : undefined;

const readPeriod: ReadText = (text, { namespace }) => {
  const parsed = parsePeriod(text);
  if (typeof parsed === 'string')
    return {
      code: 'bad-period',
      message: `${code(text)} ${parsed}`,
      hint: () => {
        const written = text.replace(/\s*(?:[-–—]|to|until)\s*(?=\d{4})/, '/');
        const isMeant = written !== text && typeof parsePeriod(written) !== 'string';
        return isMeant
          ? `write \`${written}\``
          : 'for example 1992/1995; leave an unknown start or end empty, `..` is open';
      },
    };
  const description: Qualifier[] = [[rdf.type, dcterms.PeriodOfTime]];
  if (parsed.from) description.push([dcat.startDate, dateLiteral(parsed.from)]);
  if (parsed.to) description.push([dcat.endDate, dateLiteral(parsed.to)]);
  // Without the year, which is that of a date.
  description.push(...boundsOfDays(parsed.stated).filter(([bound]) => !bound.equals(sg.year)));
  // dcat:startDate and dcat:endDate can say neither a mark nor an open side.
  if (/[~?%]|\.\./.test(text)) description.push([sg.edtf, literal(text, edtf.EDTF)]);
  return { term: namedNode(`${namespace}period/${encodeURIComponent(text.replace('/', '--'))}`), description };
};

/** The text of a period, by its IRI. */
export function periodText(iri: string): string {
  return decodeURIComponent(iri.slice(iri.lastIndexOf('/') + 1)).replace('--', '/');
}
