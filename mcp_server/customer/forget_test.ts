import { assertEquals } from "@std/assert";
import { USER_SCOPES } from "../../shared/contract/scopes.ts";
import { callMcp, callRest } from "../surfaces/test_calls.ts";
import { creations, prepareSlices } from "../surfaces/test_slices.ts";
import {
  createTestApp,
  createTestKeys,
  createTestSigner,
  type TestApp,
  trustIssuer,
} from "../test_app.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const SECRET = "SECRET-4711";

/** Everything a customer can leave behind, with a secret wherever text goes. */
async function leaveTraces(app: TestApp, token: string, round: number) {
  for (const { operation, args } of creations) {
    const { status } = await callRest(app, operation, {
      token,
      args: args({ text: SECRET, round, now: NOW }),
      headers: { "idempotency-key": `${operation}-${round}` },
    });
    assertEquals(status, 200, operation);
  }
  const { body } = await callRest(app, "booking_list", { token });
  const [booking] = body.items;
  const args = { bookingId: booking.id, reason: SECRET };
  await callRest(app, "booking_delete", { token, args });
}

/** Rows of every slice, and two issuers, each with a service. */
async function openWorld(clock = { now: NOW }) {
  const app = await createTestApp({ now: () => clock.now });
  await prepareSlices(app.database.owner);
  const keys = await createTestKeys();
  await trustIssuer(app, "second.test", { publicPem: keys.publicPem });
  const second = await createTestSigner("second.test", keys, () => NOW);
  return { app, second };
}

/** The table of each row that still holds `text` anywhere. */
async function rowsWith({ database: { owner } }: TestApp, text: string) {
  const tables = await owner<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' order by name`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await owner`
      select 1 from ${owner(name)} as t where t::text like ${`%${text}%`}`;
    for (const _ of rows) found.push(name);
  }
  return found;
}

async function forget(
  app: Pick<TestApp, "fetch" | "signer">,
  userId: string,
  signer = app.signer,
) {
  const { token } = await signer.signForService(["customer:forget"]);
  return await callRest(app, "customer_forget", { token, args: { userId } });
}

Deno.test("a forgotten customer leaves what was booked and when, and nothing of themselves", async () => {
  const { app } = await openWorld();
  await using _ = app;
  const { owner } = app.database;
  await leaveTraces(app, await app.tokenFor("usr_1"), 0);
  const holders = creations.map(({ table }) => table);
  assertEquals(
    new Set(await rowsWith(app, SECRET)),
    new Set([...holders, "idempotency_keys"]),
  );

  for (let times = 0; times < 2; times++) {
    const { status, body } = await forget(app, "usr_1");
    assertEquals([status, body], [200, {}]);
    assertEquals(await rowsWith(app, SECRET), []);
    assertEquals(await rowsWith(app, "usr_1@example.com"), []);
  }
  const [customer] = await owner`
    select name, email, phone from customers where user_id = 'usr_1'`;
  assertEquals(customer, { name: "", email: null, phone: null });
  const [booking] = await owner`select status, start_at from bookings`;
  assertEquals(booking, {
    status: "cancelled",
    start_at: new Date("2026-03-04T10:00:00+09:00"),
  });
  const [submission] = await owner`
    select form_id, version, answers, submitted_at from form_submissions`;
  assertEquals(submission, {
    form_id: "frm_1",
    version: 1,
    answers: null,
    submitted_at: NOW,
  });
});

Deno.test("forgetting one leaves everybody else as they are, the same sub of another issuer too", async () => {
  const { app, second } = await openWorld();
  await using _ = app;
  const user = { id: "usr_1", email: "usr_1@example.com", name: "usr_1" };
  const { token: theirs } = await second.signForUser({
    user,
    scopes: USER_SCOPES,
  });
  await leaveTraces(app, await app.tokenFor("usr_2"), 0);
  await leaveTraces(app, theirs, 1);
  const before = await rowsWith(app, SECRET);

  assertEquals((await forget(app, "usr_1")).status, 200);
  assertEquals((await forget(app, "usr_2", second)).status, 200);
  assertEquals((await forget(app, "usr_unknown")).status, 200);
  assertEquals(await rowsWith(app, SECRET), before);

  await forget(app, "usr_1", second);
  assertEquals((await rowsWith(app, SECRET)).length, before.length / 2);
  await forget(app, "usr_2");
  assertEquals(await rowsWith(app, SECRET), []);
});

Deno.test("only a service with the scope forgets, and only over REST", async () => {
  const { app } = await openWorld();
  await using _ = app;
  await leaveTraces(app, await app.tokenFor("usr_1"), 0);
  const before = await rowsWith(app, SECRET);
  const args = { userId: "usr_1" };
  const { token: payer } = await app.signer.signForService(["order:pay"]);
  for (const token of [await app.tokenFor("usr_1"), payer]) {
    const { status } = await callRest(app, "customer_forget", { token, args });
    assertEquals(status, 403);
  }
  const { token } = await app.signer.signForService(["customer:forget"]);
  const { body } = await callMcp(app, "customer_forget", { token, args });
  assertEquals(body.error.code, -32602);
  const cases: [Record<string, unknown>, string][] = [
    [{}, "userId"],
    [{ userId: "" }, "userId"],
    [{ userId: 1 }, "userId"],
    [{ userId: "usr_1", issuer: "second.test" }, "issuer"],
  ];
  for (const [input, field] of cases) {
    const answer = await callRest(app, "customer_forget", {
      token,
      args: input,
    });
    assertEquals([answer.status, answer.body.details], [400, { field }]);
  }
  assertEquals(await rowsWith(app, SECRET), before);
});

Deno.test("someone who comes back is known again by a token of a second later", async () => {
  const clock = { now: NOW };
  const { app } = await openWorld(clock);
  await using _ = app;
  await leaveTraces(app, await app.tokenFor("usr_1"), 0);
  await forget(app, "usr_1");
  clock.now = new Date(NOW.getTime() + 1000);
  await leaveTraces(app, await app.tokenFor("usr_1"), 1);
  const rows = await app.database.owner`
    select name, email from customers where user_id = 'usr_1'`;
  assertEquals([...rows], [{ name: "usr_1", email: "usr_1@example.com" }]);
});
