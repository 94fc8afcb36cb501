import { parseInput } from "../shared/http/parse_input.ts";
import { operationName } from "./operation/operation.ts";
import type { Actor } from "./storage/actor.ts";
import { operations, staffOperations } from "./slices.ts";
import { testUser } from "./storage/test_actors.ts";
import type { TestDatabase } from "./storage/test_database.ts";
import { inTransaction } from "./storage/transaction.ts";

/** A call of an operation. */
export interface TestCall {
  input?: unknown;
  actor?: Actor;
  now: Date;
}

/**
 * Runs the operation with that tool name in a transaction, as the pipeline does
 * after verifying the token. Checks the result against the output schema.
 */
export async function runOperation(
  { sql }: Pick<TestDatabase, "sql">,
  name: string,
  { input = {}, actor = testUser("hanako"), now }: TestCall,
  // deno-lint-ignore no-explicit-any -- tests look at any shape
): Promise<any> {
  const operation = [...operations, ...staffOperations]
    .find((operation) => operationName(operation) === name)!;
  const parsed = parseInput(operation.input, input);
  const context = {
    actor,
    now,
    newId: (prefix: string) =>
      `${prefix}${crypto.randomUUID().replaceAll("-", "")}`,
    timeZone: "Asia/Tokyo",
    requestId: "test",
    noteBefore: () => {},
  };
  const result = await inTransaction(
    sql,
    actor,
    (tx) => operation.run({ sql: tx, ...context }, parsed),
    { readOnly: operation.kind === "read" },
  );
  return operation.output.parse(result);
}
