import { assertEquals } from "@std/assert";
import type { Sql } from "postgres";
import { callRest } from "./surfaces/test_calls.ts";
import type { TestApp } from "./test_app.ts";

/** How many attempts are made at once at each limit. */
export const ATTEMPTS = 200;

/** One value for each attempt. */
export function times<T>(make: (index: number) => T): T[] {
  return Array.from({ length: ATTEMPTS }, (_, index) => make(index));
}

/** The limits that a business has until it sets others. */
export async function restoreLimits(owner: Sql): Promise<void> {
  await owner`
    update business set max_active_bookings = 5, max_unpaid_orders = 2,
      overlapping_bookings = false, max_units_per_product = 50,
      max_units_per_order = 100`;
}

/** A write of one customer. */
interface Attempt {
  name: string;
  token: string;
  args: Record<string, unknown>;
}

/** How many attempts ended with each code; `ok` for those that were done. */
type Outcomes = Record<string, number>;

/** Sends all attempts at once. */
export async function attempt(
  app: TestApp,
  attempts: readonly Attempt[],
): Promise<Outcomes> {
  const counts: Outcomes = {};
  await Promise.all(attempts.map(async ({ name, ...call }) => {
    const { status, body } = await callRest(app, name, call);
    const code = status === 200 ? "ok" : body.code;
    counts[code] = (counts[code] ?? 0) + 1;
  }));
  return counts;
}

/** Prints how many limits let another number pass than they say. */
export function assertPassed(
  cases: readonly (readonly [actual: Outcomes, expected: Outcomes])[],
): void {
  const wrong = cases.filter(([actual, expected]) => {
    const codes = Object.keys({ ...actual, ...expected });
    return codes.some((code) => actual[code] !== expected[code]);
  });
  console.log(`figure: limits_passed_wrong = ${wrong.length} (goal = 0)`);
  assertEquals(wrong, []);
}
