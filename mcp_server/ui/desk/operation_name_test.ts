import { assertEquals } from "@std/assert";
import { operationName } from "../../operation/operation.ts";
import { operations, staffOperations } from "../../slices.ts";
import { FOUND_BY_NAME } from "./operation_name.ts";

Deno.test("each operation that pages find by name is one of a slice", () => {
  const names = [...operations, ...staffOperations].map(operationName);
  const missing = FOUND_BY_NAME.filter((name) => !names.includes(name));
  assertEquals(missing, []);
});
