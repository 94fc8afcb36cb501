/**
 * Words as data: kind of token → value → the ways to write it, separated by
 * `|`. Case, width and kana make no difference.
 */
export type Rows = Readonly<Record<string, Readonly<Record<string, string>>>>;
