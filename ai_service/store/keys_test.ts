import { assert, assertEquals } from "@std/assert";
import * as keys from "./keys.ts";
import type { Key } from "./kv.ts";
import { partitionOf } from "./partition.ts";

const document = await Deno.readTextFile(
  new URL("./KEYS.md", import.meta.url),
);
type MakeKey = (...parts: string[]) => Key;

const built: [name: string, key: Key][] = Object.entries(keys).map((
  [name, value],
) => [
  name,
  typeof value === "function" ? (value as MakeKey)("a", "b", "c") : value,
]);

Deno.test("every key names its partition, and a user's are in the user's own", () => {
  for (const [name, key] of built) {
    const partition = partitionOf(key);
    if (key[0] === "user") assertEquals(partition, ["user", "a"], name);
  }
});

Deno.test("every key is listed in KEYS.md", () => {
  for (const [name, key] of built) {
    const noun = key[0] === "user" ? key[2] : key[0];
    if (noun === undefined) continue;
    assert(document.includes(`"${noun}"`), `${name} (${noun}) is not listed`);
  }
});
