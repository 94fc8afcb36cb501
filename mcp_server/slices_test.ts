import { assertEquals } from "@std/assert";
import { operationName } from "./operation/operation.ts";
import { operations, slices, staffOperations } from "./slices.ts";

Deno.test("a slice's folder and its operations are named by its noun", async () => {
  for (const { noun, operations, staffOperations = [] } of slices) {
    const { isDirectory } = await Deno.stat(new URL(noun, import.meta.url));
    assertEquals(isDirectory, true, noun);
    const nouns = new Set(
      [...operations, ...staffOperations].map((operation) => operation.noun),
    );
    assertEquals([...nouns], [noun]);
  }
});

Deno.test("no two operations have the same name", () => {
  const names = [...operations, ...staffOperations].map(operationName);
  assertEquals(new Set(names).size, names.length);
});

Deno.test("every folder with a slice is listed", async () => {
  const folders: string[] = [];
  for await (
    const { name, isDirectory } of Deno.readDir(import.meta.dirname!)
  ) {
    const slice = new URL(`${name}/slice.ts`, import.meta.url);
    const isSlice = isDirectory &&
      await Deno.stat(slice).then(() => true, () => false);
    if (isSlice && name !== "operation") folders.push(name);
  }
  assertEquals(folders.sort(), slices.map(({ noun }) => noun));
});
