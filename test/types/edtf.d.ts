/** The part of edtf (no types of its own) that tests use. */
declare module 'edtf' {
  export interface EdtfBits {
    readonly value: number;
  }
  export interface EdtfDate {
    readonly type: string;
    readonly approximate?: EdtfBits;
    readonly uncertain?: EdtfBits;
  }
  /** Parses EDTF; throws an Error whose message says where the text stops being a date. */
  export default function edtf(text: string, constraints?: { types?: string[]; level?: number }): EdtfDate;
}
