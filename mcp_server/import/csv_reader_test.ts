import { assertEquals, assertThrows } from "@std/assert";
import { csvLine } from "../ui/desk/csv.ts";
import { BadFile } from "./bad_file.ts";
import { CsvReader } from "./csv_reader.ts";

function read(text: string, part = text.length || 1) {
  const reader = new CsvReader();
  const records = [];
  for (let at = 0; at < text.length; at += part) {
    records.push(...reader.read(text.slice(at, at + part)));
  }
  return [...records, ...reader.end()];
}

const cellsOf = (text: string) => read(text).map(({ cells }) => cells);

Deno.test("cells may be quoted, and quotes and lines may be in them", () => {
  assertEquals(cellsOf('a,"b ""c""",\r\n"d\r\ne",f\r\n'), [
    ["a", 'b "c"', ""],
    ["d\r\ne", "f"],
  ]);
  assertEquals(cellsOf('a "b",c"d\n'), [['a "b"', 'c"d']]);
});

Deno.test("lines end with either sign or both, and their numbers are those of the file", () => {
  for (const end of ["\n", "\r", "\r\n"]) {
    const text = ["a", "", '"b', 'c"', "d"].join(end);
    assertEquals(read(text).map(({ line }) => line), [1, 3, 5], end);
  }
});

Deno.test("a file is read alike in whatever parts it arrives", () => {
  const text = 'a,"b\r\n""c"""\r\n\r\nd,e\rf\n';
  const whole = read(text);
  for (let part = 1; part < text.length; part++) {
    assertEquals(read(text, part), whole);
  }
});

Deno.test("what the site writes is what it reads", () => {
  const rows = [["シャンプー", 'a "b"', "c,d", "e\nf", " g "], ["1", "", "x"]];
  const text = rows.map(csvLine).join("");
  assertEquals(cellsOf(text), rows);
});

Deno.test("of a line with more cells than are kept, the others are counted, and the next line is read", () => {
  const [long, next] = read(`${"x,".repeat(1000)}\na,b`);
  assertEquals([long?.cells.length, long?.left], [60, 941]);
  assertEquals(next, { line: 2, cells: ["a", "b"], left: 0 });
});

Deno.test("a file cannot fill the memory with one cell or one line", () => {
  const problem = (text: string) =>
    assertThrows(() => read(text), BadFile).problem;
  assertEquals(problem(`"${"x".repeat(20_001)}`), "cell_too_long");
  assertEquals(problem('a\n"b\nc'), "quote_not_closed");
});
