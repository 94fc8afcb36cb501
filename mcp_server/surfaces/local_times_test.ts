import { assert, assertEquals } from "@std/assert";
import { toJsonSchema } from "../operation/json_schema.ts";
import {
  type Operation,
  operationName,
  procedureFor,
} from "../operation/operation.ts";
import { operations, staffOperations } from "../slices.ts";
import { createTestApp } from "../test_app.ts";
import { fieldsOf } from "./test_fields.ts";
import { createAdminCookie } from "./test_people.ts";
import {
  type Arguments,
  creations,
  inputFor,
  type Owned,
  prepareSlices,
} from "./test_slices.ts";
import { callAs, createCustomer, type Kind } from "./test_trials.ts";

const DAY = 86_400_000;
const TIME = /^\d{4}-\d\d-\d\dT/;
/** A time of the business, which is in Tokyo here. */
const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?\+09:00$/;
/**
 * They need a booking that has begun or no longer fits, a closure, two customers, a paid order, a
 * payment that was not accepted, a notice that was not delivered, or another AI service.
 */
const ELSEWHERE = [
  "booking_misfits",
  "booking_set_status",
  "booking_unblock",
  "order_ready",
  "order_hand_over",
  "order_receipt",
  "order_refund",
  "order_payments",
  "order_mismatches",
  "customer_merge",
  "notice_retry",
  "notice_revoke_feed",
  "issuer_add",
  "issuer_change_scopes",
  "issuer_change_keys",
  "issuer_set_enabled",
];

/** A customer without an account, whom every call by staff can name. */
const CUSTOMER = "cus_walk_in";

/** An operation that answers times, and who calls it. */
interface TimedCall {
  operation: Operation;
  kind: Kind;
}

function timedCalls(): TimedCall[] {
  return [...operations, ...staffOperations].flatMap((operation) =>
    (["user", "staff"] as const)
      .map((kind) => ({ operation, kind }))
      .filter((call) => hasTimes(call))
  ).filter(({ operation }) => !ELSEWHERE.includes(operationName(operation)));
}

function hasTimes({ operation, kind }: TimedCall): boolean {
  const output = procedureFor(operation, kind)?.output;
  return output !== undefined &&
    fieldsOf(output).some(({ schema }) =>
      JSON.stringify(toJsonSchema(schema, "output")).includes("date-time")
    );
}

/** Arguments of what staff do alone, or in a way of their own. */
function staffArguments(now: Date): Record<string, Arguments> {
  return {
    booking_calendar: {
      from: now.toISOString(),
      to: new Date(now.getTime() + 7 * DAY).toISOString(),
    },
    booking_block: {
      from: now.toISOString(),
      until: new Date(now.getTime() + DAY).toISOString(),
    },
    booking_closures: {},
    audit_export: {},
    audit_list: {},
    booking_list: {},
    issuer_list: {},
    monitoring_traffic: {},
    order_export: {},
    customer_changes: {},
    customer_create: { name: "山田" },
    customer_export: { customerId: CUSTOMER },
    customer_get: { customerId: CUSTOMER },
    customer_list: {},
    customer_note: { customerId: CUSTOMER, text: "a note" },
    customer_update: { customerId: CUSTOMER, furigana: "やまだ" },
    form_export: {},
    form_submissions: {},
    product_movements: { productId: "prd_1" },
    staff_invite: { email: "ken@example.com", role: "viewer" },
    staff_list: {},
  };
}

function argumentsOf(
  { operation, kind }: TimedCall,
  { owned, now }: { owned: Owned; now: Date },
): Arguments {
  const name = operationName(operation);
  const own = kind === "staff" && staffArguments(now)[name];
  if (own) return own;
  const creation = creations.find((each) => each.operation === name);
  if (!creation) return inputFor(operation, { owned, now });
  const args = creation.args({ text: "a note", round: 3, now });
  const walkIn = { customer: { name: "山田", phone: "090-1234-5678" } };
  return kind === "staff" ? { ...args, ...walkIn } : args;
}

/** All texts in `body`, at any depth, that are times. */
function timesIn(body: unknown): string[] {
  if (typeof body === "string") return TIME.test(body) ? [body] : [];
  if (typeof body !== "object" || body === null) return [];
  return Object.values(body).flatMap(timesIn);
}

Deno.test("every operation answers times with the business's offset, to the millisecond at most", async () => {
  // The database asks its own clock which sessions and invitations are alive.
  const now = new Date();
  await using app = await createTestApp({ now: () => now });
  const { owner } = app.database;
  await prepareSlices(owner);
  await owner`
    insert into closures (id, starts_at, ends_at, reason_ja, reason_en)
    values ('cls_1', ${new Date(now.getTime() + 20 * DAY)},
      ${new Date(now.getTime() + 21 * DAY)}, '研修', 'Training')`;
  await owner`
    insert into customers (id, name, created_by, created_at, last_seen)
    values (${CUSTOMER}, '山田', 'mcp', ${now}, ${now})`;
  await owner`
    insert into stock_movements (product_id, change, on_hand, reason, author,
      created_at)
    values ('prd_1', 1, 1, 'counted', 'owner@example.com', ${now})`;
  const cookie = await createAdminCookie(app);
  const answered = new Map<string, string[]>();
  for (const [index, call] of timedCalls().entries()) {
    const customer = await createCustomer(app, index);
    const args = argumentsOf(call, { owned: customer.owned, now });
    const body = await callAs({ app, cookie, customer }, call, args);
    const name = `${operationName(call.operation)} by ${call.kind}`;
    answered.set(name, timesIn(body));
  }
  const wrong = [...answered].map(([name, times]) =>
    [name, times.filter((time) => !LOCAL.test(time))] as const
  ).filter(([, times]) => times.length > 0);
  assertEquals(wrong, []);
  const silent = [...answered].filter(([, times]) => times.length === 0);
  // A cancelled order has no time at which it expires, and no feed was made.
  assertEquals(
    silent.map(([name]) => name),
    ["order_cancel by user", "order_cancel by staff", "notice_feeds by staff"],
  );
  assert(answered.size > 20);
});
