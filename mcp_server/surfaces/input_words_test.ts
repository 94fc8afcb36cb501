import { assert, assertEquals } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { parseInput } from "../../shared/http/parse_input.ts";
import { operationName, procedureFor } from "../operation/operation.ts";
import { operations } from "../slices.ts";

/** Words of the schema library, and the signs of a regular expression. */
const NOT_PLAIN = /invalid|expected|received|unrecogni|pattern|\/\^|[\\^$]/i;
const ODD = [null, "", "\0", "x".repeat(100_000), -1, 1e300, true, [], {}, [
  {},
]];

/** What is said of each input that is refused, with its operation. */
function refusalsOf(inputs: (field: string) => Record<string, unknown>[]) {
  return operations.flatMap((operation) =>
    (["user", "staff"] as const).flatMap((kind) => {
      const input = procedureFor(operation, kind)?.input;
      return Object.keys(input?.shape ?? {}).flatMap(inputs).flatMap((args) => {
        const message = refusalOf(() => parseInput(input!, args));
        return message ? [{ name: operationName(operation), message }] : [];
      });
    })
  );
}

function refusalOf(parse: () => unknown): string | undefined {
  try {
    parse();
  } catch (error) {
    assert(error instanceof ApiError, String(error));
    return error.message;
  }
  return undefined;
}

Deno.test("what is missing is said so in one sentence, for every operation", () => {
  const refusals = refusalsOf(() => [{}]);
  assert(refusals.length > 10);
  assertEquals(
    refusals.filter(({ message }) => !/^[A-Za-z.]+ is missing$/.test(message)),
    [],
  );
});

Deno.test("what does not fit is said in plain words, for every operation", () => {
  const refusals = refusalsOf((field) => [
    ...ODD.map((value) => ({ [field]: value })),
    { unknownField: 1 },
  ]);
  assertEquals(refusals.filter(({ message }) => NOT_PLAIN.test(message)), []);
});
