import { type Explanation, textOfLine, type ValueGroup } from './explanation.ts';

/** An explanation as text: a heading for each value, and under it the lines that support it. */
export function explanationText({ thing, short, classes, name, own, others }: Explanation): string {
  const title = `${short}  ${classes.map(({ text }) => text).join(', ')}`;
  return [
    `${title}${name === undefined ? '' : `  "${name}"`}`,
    `<${thing.value}>`,
    ...own.flatMap((group) => groupText(group)),
    ...(others.length > 0 ? ['', 'As the value of:'] : []),
    ...others.flatMap((group) => groupText(group)),
    '',
  ]
    .map(inOneLine)
    .join('\n');
}

/** A line break in a text of the data could imitate a statement. */
const inOneLine = (line: string) => line.replaceAll(/\s*[\r\n]\s*/g, ' ');

function groupText({ subject, property, value, marks, lines }: ValueGroup): string[] {
  const place = subject === undefined ? property.text : `${subject.text} ${property.text}`;
  const aside = marks.length === 0 ? '' : `  [${marks.join(', ')}]`;
  return ['', `  ${place}: ${value.text}${aside}`, ...lines.map((line) => `      ${textOfLine(line)}`)];
}
