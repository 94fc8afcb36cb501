import { parseInput } from "../shared/http/parse_input.ts";
import { operationName } from "./operation/operation.ts";
import type { Actor } from "./storage/actor.ts";
import { operations } from "./slices.ts";
import { testUser } from "./storage/test_actors.ts";
import type { TestDatabase } from "./storage/test_database.ts";
import { inTransaction } from "./storage/transaction.ts";

/** One call of an operation, by its tool name. */
export interface TestCall {
  input?: unknown;
  actor?: Actor;
  now: Date;
}

/**
 * Runs an operation in a transaction of its own, as the pipeline does once a
 * token was accepted; the answer is held against the output schema.
 */
export async function runOperation(
  { sql }: Pick<TestDatabase, "sql">,
  name: string,
  { input = {}, actor = testUser("hanako"), now }: TestCall,
  // deno-lint-ignore no-explicit-any -- tests look at any shape
): Promise<any> {
  const operation = operations
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
