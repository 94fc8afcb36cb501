import { assert, assertEquals } from "@std/assert";
import { en } from "./en.ts";
import { ja } from "./ja.ts";

/** Where components are. */
const FOLDERS = [
  "routes",
  "routes/c",
  "islands",
  "components",
  "results",
  "markdown",
];

/** Every string with its place, e.g. `chat.title`; functions by their number of parameters. */
function shapeOf(value: unknown, place = ""): [string, string][] {
  if (typeof value === "string") return [[place, "text"]];
  if (typeof value === "function") return [[place, `text of ${value.length}`]];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    shapeOf(inner, place ? `${place}.${key}` : key)
  );
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") {
    return [value(...Array(value.length).fill("X"))];
  }
  return Object.values(value as object).flatMap(textsOf);
}

Deno.test("Japanese and English have the same strings", () => {
  assertEquals(shapeOf(ja), shapeOf(en));
});

Deno.test("no English is left in Japanese, and no Japanese in English", () => {
  const kana = /[\u3040-\u30ff\u4e00-\u9fff]/;
  assertEquals(textsOf(en).filter((text) => kana.test(text)), []);
  const untranslated = textsOf(ja)
    .filter((text) => /[a-z]/i.test(text.replaceAll("X", "")))
    .filter((text) => !kana.test(text));
  assertEquals(untranslated, []);
});

Deno.test("the product and signing in have one name in each language", () => {
  const other = /窓口|サインイン|\b(the counter|log ?in|log ?out)\b/i;
  assertEquals([en, ja].flatMap(textsOf).filter((it) => other.test(it)), []);
});

Deno.test("no page holds a string of its own", async () => {
  const found: string[] = [];
  for (const folder of FOLDERS) {
    const directory = new URL(`../${folder}/`, import.meta.url);
    for await (const { name, isFile } of Deno.readDir(directory)) {
      if (!isFile || name.includes("_test.")) continue;
      const source = await Deno.readTextFile(new URL(name, directory));
      found.push(
        ...hardCoded(source).map((text) => `${folder}/${name}: ${text}`),
      );
    }
  }
  assertEquals(found, []);
  assert(hardCoded("<p>Hello</p>").length === 1);
  assert(hardCoded('<a title="Hello">').length === 1);
});

/** Words between tags, and in the attributes that people hear or read. */
function hardCoded(source: string): string[] {
  const words = /<\w[^<>]*>\s*([\p{L}][^<>{}]*)<\//gu;
  const attributes = /(?:title|placeholder|alt|aria-label)="([^"]+)"/g;
  return [...source.matchAll(words), ...source.matchAll(attributes)]
    .map(([, text]) => text!.trim());
}
