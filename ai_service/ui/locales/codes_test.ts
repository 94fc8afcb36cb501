import { assert, assertEquals } from "@std/assert";
import { en } from "./en.ts";
import { ja } from "./ja.ts";

const PROJECT = new URL("../../../", import.meta.url);
const FOLDERS = [
  "account",
  "auth",
  "conversation",
  "payment",
  "quota",
  "run",
  "store",
]
  .map((name) => `ai_service/${name}`)
  .concat("ai_service/stream", "shared/http");

/** Codes of faults of the page or the service, for which `unknown` is said. */
const FAULTS = [
  "bad_request",
  "cross_origin",
  "internal_error",
  "invalid_json",
  "invalid_signature",
  "method_not_allowed",
  "unsupported_media_type",
];

const ERRORS = [
  /new ApiError\((?:(?!new ApiError)[^])*?\bcode: "([a-z_]+)"/g,
  /\bconflict\(\s*"([a-z_]+)"/g,
];
/** Reasons of runs that did not get to their end: keys of a table. */
const RUN_FAILURES = /^ {2}([a-z_]+): \{$/gm;

Deno.test("every error code of the API has words in both languages", async () => {
  const codes = new Set<string>();
  for (const folder of FOLDERS) {
    for await (const source of sourcesIn(folder)) {
      for (const pattern of ERRORS) addCodes(codes, source, pattern);
    }
  }
  const report = await Deno.readTextFile(
    new URL("ai_service/run/failures.ts", PROJECT),
  );
  addCodes(codes, report, RUN_FAILURES);

  for (const known of ["not_found", "too_far_back", "handed_over"]) {
    assert(codes.has(known), `${known} was not found in the sources`);
  }
  const told = [...codes].filter((code) => !FAULTS.includes(code)).sort();
  for (const { failure } of [en, ja]) {
    assertEquals(told.filter((code) => !failure.codes[code]), []);
  }
});

async function* sourcesIn(folder: string): AsyncGenerator<string> {
  const directory = new URL(`${folder}/`, PROJECT);
  for await (const { name } of Deno.readDir(directory)) {
    const isSource = name.endsWith(".ts") && !name.endsWith("_test.ts");
    if (isSource) yield await Deno.readTextFile(new URL(name, directory));
  }
}

function addCodes(codes: Set<string>, source: string, pattern: RegExp): void {
  for (const [, code] of source.matchAll(pattern)) codes.add(code!);
}
