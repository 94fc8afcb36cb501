import { operationName, procedureFor } from "../operation/operation.ts";
import { operations, staffOperations } from "../slices.ts";
import type { Actor } from "../storage/actor.ts";
import { testStaff, testUser } from "../storage/test_actors.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "../storage/test_database.ts";
import { inTransaction } from "../storage/transaction.ts";

/** Monday, 09:00 in Tokyo. */
export const NOW = new Date("2030-01-07T09:00:00+09:00");
const TIME_ZONE = "Asia/Tokyo";
export const CUSTOMERS = ["hanako", "ken", "mei", "jun"] as const;
export const SERVICE: Actor = {
  kind: "service",
  issuer: "ai-service.test",
  jti: "j",
};

/** A shop whose owner changes its settings, and whose customers look on. */
export class SettingsShop implements AsyncDisposable {
  constructor(readonly database: TestDatabase) {}

  static async open(): Promise<SettingsShop> {
    return new SettingsShop(await createTestDatabase());
  }

  asStaff(name: string, input: object = {}) {
    return this.call(name, input, testStaff);
  }

  asCustomer(name: string, input: object = {}, by: string = CUSTOMERS[0]) {
    return this.call(name, input, testUser(by));
  }

  /** Calls an operation, its output checked against the schema. */
  // deno-lint-ignore no-explicit-any -- tests look at any shape
  async call(name: string, given: object, actor: Actor): Promise<any> {
    const operation = operationCalled(name);
    const { input, output, run } = procedureFor(operation, actor.kind)!;
    const parsed = input.parse(given);
    const context = {
      ...this.#context(actor),
      newId: (prefix: string) => prefix + crypto.randomUUID().slice(0, 13),
      noteBefore: () => {},
    };
    const result = await inTransaction(
      this.database.sql,
      actor,
      (sql) => run({ sql, ...context }, parsed),
      { readOnly: operation.kind === "read" },
    );
    return output.parse(result);
  }

  /** What the customer would be asked to confirm. */
  async preview(name: string, given: object, by: string) {
    const { input, preview } = operationCalled(name);
    const actor = testUser(by);
    const context = { ...this.#context(actor), locale: "en" } as const;
    return await inTransaction(
      this.database.sql,
      actor,
      (sql) => preview!({ sql, ...context }, input.parse(given)),
      { readOnly: true },
    );
  }

  #context(actor: Actor) {
    return { actor, now: NOW, timeZone: TIME_ZONE, requestId: "test" };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.database[Symbol.asyncDispose]();
  }
}

function operationCalled(name: string) {
  return [...operations, ...staffOperations]
    .find((operation) => operationName(operation) === name)!;
}

/** A problem where two values are not the same. */
export function unlessSame(
  what: string,
  actual: unknown,
  expected: unknown,
): string | null {
  const [is, should] = [actual, expected].map((each) => JSON.stringify(each));
  return is === should ? null : `stale: ${what} is ${is}, should be ${should}`;
}
