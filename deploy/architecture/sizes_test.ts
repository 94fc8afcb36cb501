import { assert, assertEquals } from "@std/assert";
import { isTest } from "./arrows.ts";
import { readModuleGraph } from "./module_graph.ts";
import { functionLengths, sizesOf } from "./sizes.ts";

const ROOT = new URL("../../", import.meta.url);

async function sources(): Promise<{ file: string; text: string }[]> {
  const { files } = await readModuleGraph();
  return await Promise.all(
    files.filter((file) => !isTest(file)).map(async (file) => ({
      file,
      text: await Deno.readTextFile(new URL(file, ROOT)),
    })),
  );
}

Deno.test("files and functions stay short", async () => {
  const read = await sources();
  const files = sizesOf(read.map(({ text }) => text.split("\n").length - 1));
  const functions = sizesOf(
    read.flatMap(({ file, text }) => functionLengths(file, text)),
  );
  console.log(`figure: file_lines_median = ${files.median} (goal <= 65)`);
  console.log(`figure: file_lines_p95 = ${files.p95} (goal <= 192)`);
  console.log(
    `figure: function_lines_median = ${functions.median} (goal <= 8)`,
  );
  console.log(`figure: function_lines_p90 = ${functions.p90} (goal <= 22)`);
  assert(files.median <= 65 && files.p95 <= 192, JSON.stringify(files));
  assert(
    functions.median <= 8 && functions.p90 <= 22,
    JSON.stringify(functions),
  );
});

Deno.test("named functions, methods and arrows are measured, callbacks are not", () => {
  const source = `export function one() {
  return [1].map((each) => {
    return each;
  });
}
class Two {
  #three() {
  }
  four = () => {
  };
}
const five = () => 5;
`;
  assertEquals(functionLengths("a.ts", source), [4, 1, 1, 0]);
});
