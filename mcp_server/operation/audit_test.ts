import { assert, assertEquals, assertMatch } from "@std/assert";
import { createTestApp, type TestApp } from "../test_app.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import { callMcp, callRest } from "../surfaces/test_calls.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const FRIDAY = "2026-03-06T15:00:00+09:00";
const REQUEST = { "x-request-id": "request-1" };

async function start() {
  const app = await createTestApp({ now: () => NOW });
  await openSalon(app.database.owner);
  return app;
}

async function audited({ database }: TestApp) {
  return [...await database.owner`select * from audit_log order by id`];
}

async function book(app: TestApp, headers: Record<string, string> = {}) {
  const token = await app.tokenFor("usr_1");
  const args = { serviceId: HAIRCUT, start: FRIDAY, note: "私の秘密" };
  const { body } = await callRest(app, "booking_create", {
    token,
    args,
    headers: { ...REQUEST, ...headers },
  });
  return body.booking;
}

Deno.test("every write leaves who, what, when and what it changed", async () => {
  await using app = await start();
  const { token, jti } = await app.signer.signForUser({
    user: { id: "usr_1", email: "usr_1@example.com", name: "花子" },
    scopes: ["booking:update"],
  });
  const booking = await book(app);
  await callRest(app, "booking_update", {
    token,
    args: { bookingId: booking.id, start: "2026-03-06T16:00:00+09:00" },
    headers: { "x-request-id": "request-2" },
  });
  const [created, updated, ...more] = await audited(app);
  assertEquals(more, []);
  assertMatch(created?.jti, /./);
  assertEquals({ ...created, jti: "" }, {
    id: 1,
    at: NOW,
    request_id: "request-1",
    actor_kind: "user",
    issuer: "ai-service.test",
    actor_id: "usr_1",
    jti: "",
    operation: "booking_create",
    kind: "write",
    targets: [HAIRCUT, booking.id],
    before: null,
    after: { booking: { ...booking, note: "[personal]" } },
  });
  assertEquals([updated?.request_id, updated?.jti], ["request-2", jti]);
  assertEquals(updated?.targets, [booking.id, HAIRCUT]);
  assertEquals(updated?.before.booking.start, FRIDAY);
  assertEquals(updated?.after.booking.start, "2026-03-06T16:00:00+09:00");
});

Deno.test("nothing that people wrote is in the log, nor how to reach them", async () => {
  await using app = await start();
  await book(app);
  const text = JSON.stringify(await audited(app));
  assert(!text.includes("私の秘密"));
  assert(!text.includes("@example.com"));
});

Deno.test("a read by the customer leaves nothing, nor does a write that is refused", async () => {
  await using app = await start();
  const token = await app.tokenFor("usr_1");
  await callRest(app, "booking_list", { token });
  const refused: [string, Record<string, unknown>][] = [
    ["booking_delete", { bookingId: "bkg_none" }],
    ["booking_create", { serviceId: HAIRCUT, start: "2020-01-01T00:00:00Z" }],
    ["booking_create", {}],
  ];
  for (const [name, args] of refused) {
    const { status } = await callRest(app, name, { token, args });
    assert(status >= 400 && status < 500);
    await callMcp(app, name, { token, args });
  }
  assertEquals(await audited(app), []);
});

Deno.test("a retry that is answered again leaves no second entry", async () => {
  await using app = await start();
  const headers = { "idempotency-key": "key-1" };
  const first = await book(app, headers);
  assertEquals(await book(app, headers), first);
  assertEquals((await audited(app)).length, 1);
});

Deno.test("a write that is rolled back takes its entry with it", async () => {
  await using app = await start();
  const { owner } = app.database;
  await owner.unsafe(`
    create function fail() returns trigger language plpgsql as
      $$ begin raise exception 'at the very end'; end $$;
    create constraint trigger fails_at_commit after insert on bookings
      deferrable initially deferred for each row execute function fail()`);
  const token = await app.tokenFor("usr_1");
  const { status } = await callRest(app, "booking_create", {
    token,
    args: { serviceId: HAIRCUT, start: FRIDAY },
  });
  assertEquals(status, 500);
  assertEquals(await audited(app), []);
  assertEquals((await owner`select from bookings`).length, 0);
});
