import { assert, assertEquals } from "@std/assert";
import { USER_SCOPES } from "../../shared/contract/scopes.ts";
import {
  createTestApp,
  createTestKeys,
  createTestSigner,
  type TestApp,
  trustIssuer,
} from "../test_app.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import { callMcp, callRest, outcomeOf } from "./test_calls.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const now = () => NOW;

async function book(app: TestApp, token: string, hour: number, key?: string) {
  const { status, body } = await callRest(app, "booking_create", {
    token,
    args: { serviceId: HAIRCUT, start: `2026-03-06T${hour}:00:00+09:00` },
    headers: key === undefined ? {} : { "idempotency-key": key },
  });
  assertEquals(status, 200);
  return body.booking;
}

async function listIds(app: TestApp, token: string): Promise<string[]> {
  const { body } = await callRest(app, "booking_list", { token });
  return body.items.map(({ id }: { id: string }) => id);
}

/** Tries every operation on a booking of another user; all must answer 404. */
async function assertNotAccessible(
  app: TestApp,
  token: string,
  bookingId: string,
) {
  const tries = [
    ["booking_get", { bookingId }],
    ["booking_update", { bookingId, note: "mine now" }],
    ["booking_delete", { bookingId }],
  ] as const;
  for (const [name, args] of tries) {
    const rest = await callRest(app, name, { token, args });
    assertEquals(rest.status, 404);
    const missing = await callRest(app, name, {
      token,
      args: { ...args, bookingId: "bkg_does_not_exist" },
    });
    assertEquals(
      { ...rest.body, requestId: "" },
      { ...missing.body, requestId: "" },
      "another user's booking looks like a missing one",
    );
    const mcp = await callMcp(app, name, { token, args });
    assertEquals(mcp.status, 200);
    assert(mcp.body.result.isError);
    assertEquals(outcomeOf(mcp).code, "not_found");
  }
  assert(!(await listIds(app, token)).includes(bookingId));
}

Deno.test("another user's booking cannot be seen, changed or cancelled", async () => {
  await using app = await createTestApp({ now });
  await openSalon(app.database.owner);
  const [mine, theirs] = [
    await app.tokenFor("usr_1"),
    await app.tokenFor("usr_2"),
  ];
  const booking = await book(app, mine, 15);
  await assertNotAccessible(app, theirs, booking.id);
  const { body } = await callRest(app, "booking_get", {
    token: mine,
    args: { bookingId: booking.id },
  });
  assertEquals(body.booking, booking);
});

Deno.test("two trusted issuers with the same sub share nothing", async () => {
  await using app = await createTestApp({ now });
  await openSalon(app.database.owner, { capacity: 2 });
  const keys = await createTestKeys();
  await trustIssuer(app, "second.test", { publicPem: keys.publicPem });
  const second = await createTestSigner("second.test", keys, now);
  const user = { id: "usr_1", email: "usr_1@example.com", name: "usr_1" };
  const { token: there } = await second.signForUser({
    user,
    scopes: USER_SCOPES,
  });
  const here = await app.tokenFor("usr_1");

  const ours = await book(app, here, 15, "same-key");
  const theirs = await book(app, there, 15, "same-key");
  assert(ours.id !== theirs.id, "an idempotency key belongs to one principal");
  await assertNotAccessible(app, there, ours.id);
  await assertNotAccessible(app, here, theirs.id);
  assertEquals(await listIds(app, here), [ours.id]);
  assertEquals(await listIds(app, there), [theirs.id]);

  const customers = await app.database.owner`select issuer from customers`;
  assertEquals(customers.length, 2);
});

Deno.test("a token signed with another issuer's key is refused", async () => {
  await using app = await createTestApp({ now });
  const keys = await createTestKeys();
  await trustIssuer(app, "second.test", { publicPem: keys.publicPem });
  const forger = await createTestSigner("ai-service.test", keys, now);
  const user = { id: "usr_1", email: null, name: "usr_1" };
  const { token } = await forger.signForUser({ user, scopes: USER_SCOPES });
  assertEquals((await callRest(app, "booking_list", { token })).status, 401);
});
