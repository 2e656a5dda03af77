/** Whether two dates are equal, or one is less exact than the other (`2006` and `2006-05-05`). */
export function datesAgree(a: string, b: string): boolean {
  const [one, other] = [a, b].map((date) => /^-?\d{4}(-\d{2}(-\d{2})?)?/.exec(date.trim())?.[0]);
  return one !== undefined && other !== undefined && (one.startsWith(other) || other.startsWith(one));
}

export function isDate(text: string): boolean {
  return /^-?\d{4}(-\d{2}(-\d{2})?)?(T|$)/.test(text.trim());
}
