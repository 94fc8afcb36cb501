import { assertEquals } from "@std/assert";
import { readDeletions, writeDeletions } from "./deletions.ts";

function storageOf(entries: Record<string, string>): () => Storage {
  const values = new Map(Object.entries(entries));
  const storage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
  return () => storage as Storage;
}

Deno.test("deletions that wait are known to the next page of the tab", () => {
  const storage = storageOf({});
  const waiting = [{ id: "cnv_1", title: "カット", due: 5 }];
  writeDeletions(storage, waiting);
  assertEquals(readDeletions(storage), waiting);
});

Deno.test("what else stands in the storage deletes nothing", () => {
  for (const text of ["", "x", "{}", "null", `[{"id":"cnv_1"}]`, "[null]"]) {
    assertEquals(readDeletions(storageOf({ deletions: text })), [], text);
  }
  const forbidden = () => {
    throw new DOMException("No storage", "SecurityError");
  };
  assertEquals(readDeletions(forbidden), []);
  writeDeletions(forbidden, []);
});
