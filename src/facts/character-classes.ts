// Classes of characters, as parts of regular expressions with the flag v.

const scripts = ['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Thai', 'Lao', 'Khmer', 'Myanmar'];

/** Letters of scripts that are written without spaces between words. */
export const unspaced = String.raw`[[${scripts.map((script) => String.raw`\p{scx=${script}}`).join('')}]&&[\p{L}\p{Nl}\p{So}]]`;

/** Marks that continue a letter of these scripts, some of which are letters for Unicode. */
export const unspacedMark = String.raw`[\p{M}\p{Default_Ignorable_Code_Point}\uff9e\uff9f\u0e33\u0eb3]|(?<=[\u0e4d\u0ecd])[\u0e32\u0eb2]`;

/** Quotation marks and apostrophes, also those that Unicode has as letters or accents. */
export const quotationMark = String.raw`[\p{Quotation_Mark}´\x60′″‴‵‶ʹʺʻʼʽ˝״׳՚]`;

/** Superscript and circled digits, which mark footnotes. */
export const raisedDigit = '[¹²³⁰⁴-⁹⁽⁾①-⑳]';

/** What is not shown, except for the soft hyphen. */
export const invisible = String.raw`[\p{Default_Ignorable_Code_Point}--\u00ad]`;

/** Letters, marks and digits of words and numbers in other scripts. */
export const wordCharacter = String.raw`[[\p{L}\p{M}\p{N}]--${unspaced}--${quotationMark}--${raisedDigit}--\p{Default_Ignorable_Code_Point}]`;

export const hanNumeral = '[〇零一二三四五六七八九十百千万萬亿億两兩廿卅]';

export const atLineEnd = String.raw`(?=[ \t]*[\r\n\v\f\x85\u2028\u2029])`;
