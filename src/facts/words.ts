const quotationMarks = /[\p{Pi}\p{Pf}"'`´‚„‟〝〞＂＇]/gu;
const dashes = /[\p{Pd}−]/gu;

/**
 * The words of a text in the form in which texts are compared: composed (NFC), without case, with one kind of quotation mark and of
 * dash; what is left out (`…`) is a word of its own.
 */
export function wordsOf(text: string): string[] {
  const normal = text
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[«‹]\s+/gu, '«')
    .replace(/\s+[»›]/gu, '»')
    .replace(quotationMarks, "'")
    .replace(dashes, '-')
    .replace(/…|\.{3,}/gu, ' … ')
    // Both ways, because only upper case equates ß with ss, and ς with σ.
    .toUpperCase()
    .toLowerCase();
  return normal.split(/\s+/u).filter((word) => word !== '');
}
