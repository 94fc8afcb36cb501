import { assertEquals } from "@std/assert";
import type { Sql } from "postgres";
import { untilWaiting } from "../storage/test_waiting.ts";
import { callRest } from "../surfaces/test_calls.ts";
import { createAdminCookie } from "../surfaces/test_people.ts";
import { type Credentials, sendWrite } from "../surfaces/test_previews.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const MOVED = "2026-03-06T16:00:00+09:00";

/** A customer's booking, and what can be done with it at one time. */
interface Scene {
  app: TestApp;
  as: Credentials;
  bookingId: string;
}

async function book(app: TestApp): Promise<Scene> {
  await openSalon(app.database.owner);
  const token = await app.tokenFor("usr_1");
  const args = { serviceId: HAIRCUT, start: "2026-03-06T15:00:00+09:00" };
  const { body } = await callRest(app, "booking_create", { token, args });
  const as = { token, cookie: await createAdminCookie(app) };
  return { app, as, bookingId: body.booking.id };
}

async function forget({ app }: Scene): Promise<number> {
  const { token } = await app.signer.signForService(["customer:forget"]);
  const args = { userId: "usr_1" };
  return (await callRest(app, "customer_forget", { token, args })).status;
}

/** Starts each while a row is locked, one behind the other, and lets go. */
async function queueBehind(
  owner: Sql,
  table: "customers" | "bookings",
  started: readonly (() => Promise<number>)[],
): Promise<number[]> {
  const running: Promise<number>[] = [];
  await owner.begin(async (sql) => {
    await sql`select from ${sql(table)} for update`;
    for (const start of started) {
      running.push(start());
      await untilWaiting(owner, running.length);
    }
  });
  return await Promise.all(running);
}

const CHANGES = [
  ["booking_update", { start: MOVED, note: "later" }],
  ["booking_update", { note: "by the window" }],
  ["booking_delete", { reason: "ill" }],
] as const;

for (const [name, change] of CHANGES) {
  for (const by of ["user", "staff"] as const) {
    const what = `${name} of ${Object.keys(change).join(" and ")} by ${by}`;
    Deno.test(`${what}, and its customer's being forgotten, never wait for each other`, async () => {
      for (const isFirst of [true, false]) {
        await using app = await createTestApp({
          now: () => NOW,
          connections: 6,
        });
        const scene = await book(app);
        const { as, bookingId } = scene;
        const write = async () => {
          const args = { bookingId, ...change };
          return (await sendWrite(app, { name, by }, as, { args })).status;
        };
        const erase = () => forget(scene);
        const started = isFirst ? [write, erase] : [erase, write];
        const { owner } = app.database;
        const statuses = await queueBehind(owner, "bookings", started);
        // A customer's own write finds its token revoked behind the lock.
        const isLate = !isFirst && by === "user";
        assertEquals(statuses, [200, isLate ? 401 : 200]);
        const [customer] = await owner`select name, note from customers
          join bookings on customers.id = customer_id`;
        const isErased = customer?.note === null || !isFirst && by === "staff";
        assertEquals(isErased, true, "what was written before is forgotten");
      }
    });
  }
}
