import { assertEquals, assertStrictEquals } from "@std/assert";
import * as z from "zod";
import {
  defineOperation,
  forStaff,
  procedureFor,
  READING,
} from "./operation.ts";

/** All of an operation but who calls it. */
const looking = {
  noun: "thing",
  verb: "look",
  kind: "read",
  scope: "booking:read",
  title: { ja: "見る", en: "Look" },
  description: { ja: "見る", en: "Look" },
  annotations: READING,
  input: z.strictObject({}),
  output: z.strictObject({}),
  run: () => Promise.resolve({}),
} as const;

Deno.test("staff do an operation as it says: the same, in their own way, or not at all", () => {
  const own = forStaff({ ...looking });
  const same = defineOperation({ ...looking, audience: "user", staff: "same" });
  const other = defineOperation({ ...looking, audience: "user", staff: own });
  const none = defineOperation({ ...looking, audience: "user", staff: "none" });
  assertStrictEquals(procedureFor(same, "staff"), same);
  assertStrictEquals(procedureFor(other, "staff"), own);
  assertEquals(procedureFor(none, "staff"), null);
  for (const operation of [same, other, none]) {
    assertStrictEquals(procedureFor(operation, "user"), operation);
    assertEquals(procedureFor(operation, "service"), null);
  }
});

Deno.test("what services do is neither for staff nor for users", () => {
  const operation = defineOperation({
    ...looking,
    audience: "service",
    staff: "none",
  });
  assertStrictEquals(procedureFor(operation, "service"), operation);
  assertEquals(procedureFor(operation, "staff"), null);
  assertEquals(procedureFor(operation, "user"), null);
});

Deno.test("the types refuse an operation that does not say how staff do it", () => {
  // @ts-expect-error `staff` is not stated
  defineOperation({ ...looking, audience: "user" });
  // @ts-expect-error `staff` is not stated
  defineOperation({ ...looking, audience: "service" });
  // @ts-expect-error staff never do what services do
  defineOperation({ ...looking, audience: "service", staff: "same" });
});
