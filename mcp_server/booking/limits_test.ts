import { assertEquals } from "@std/assert";
import { callRest } from "../surfaces/test_calls.ts";
import { createAdminCookie } from "../surfaces/test_people.ts";
import { sendWrite } from "../surfaces/test_previews.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import {
  assertPassed,
  attempt,
  ATTEMPTS,
  restoreLimits,
  times,
} from "../test_limits.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";

const NOW = new Date("2026-03-02T00:00:00Z");

/** Hours that do not overlap, day after day. */
function hour(index: number): string {
  const days = 1 + Math.floor(index / 8);
  const day = new Date(NOW.getTime() + days * 86_400_000);
  const time = String(10 + index % 8).padStart(2, "0");
  return `${day.toISOString().slice(0, 10)}T${time}:00:00+09:00`;
}

async function openWithLimits(capacity: number): Promise<TestApp> {
  const app = await createTestApp({ now: () => NOW, connections: 8 });
  await restoreLimits(app.database.owner);
  await openSalon(app.database.owner, { capacity });
  return app;
}

Deno.test(`of ${ATTEMPTS} bookings of one customer at once, the limit passes, and one at one time`, async () => {
  await using app = await openWithLimits(100);
  const book = (token: string, start: string) => ({
    name: "booking_create",
    token,
    args: { serviceId: HAIRCUT, start },
  });
  const [many, same] = [
    await app.tokenFor("usr_1"),
    await app.tokenFor("usr_2"),
  ];
  assertPassed([
    [
      await attempt(app, times((index) => book(many, hour(index)))),
      { ok: 5, too_many_bookings: ATTEMPTS - 5 },
    ],
    [
      await attempt(app, times(() => book(same, hour(0)))),
      { ok: 1, overlapping_booking: ATTEMPTS - 1 },
    ],
  ]);
});

Deno.test("bookings that move at once to one time overlap none of the same customer", async () => {
  await using app = await openWithLimits(100);
  const token = await app.tokenFor("usr_1");
  const ids: string[] = [];
  for (let index = 0; index < 5; index++) {
    const args = { serviceId: HAIRCUT, start: hour(index) };
    const { body } = await callRest(app, "booking_create", { token, args });
    ids.push(body.booking.id);
  }
  const start = hour(29);
  const counts = await attempt(
    app,
    times((index) => ({
      name: "booking_update",
      token,
      args: { bookingId: ids[index % 5]!, start },
    })),
  );
  // The one that was moved stays there each time it is asked for.
  assertEquals(counts, {
    ok: ATTEMPTS / 5,
    overlapping_booking: ATTEMPTS * 4 / 5,
  });
  const as = { token, cookie: await createAdminCookie(app) };
  const [other] = await app.database.owner<{ id: string }[]>`
    select id from bookings where start_at <> ${new Date(start)} limit 1`;
  const args = { bookingId: other!.id, start };
  const write = { name: "booking_update", by: "staff" } as const;
  const { status } = await sendWrite(app, write, as, { args });
  assertEquals(status, 200, "staff are not held to it");
});

Deno.test("a cancelled booking counts no more", async () => {
  await using app = await openWithLimits(1);
  const token = await app.tokenFor("usr_1");
  const call = async (name: string, args: Record<string, unknown>) => {
    const { status, body } = await callRest(app, name, { token, args });
    return status === 200 ? body.booking : body.code;
  };
  const book = (index: number) =>
    call("booking_create", { serviceId: HAIRCUT, start: hour(index) });
  const { id: bookingId } = await book(0);
  for (let index = 1; index < 5; index++) await book(index);
  assertEquals(await book(5), "too_many_bookings");
  await call("booking_delete", { bookingId });
  assertEquals((await book(5)).start, hour(5));
  assertEquals(await book(6), "too_many_bookings");
});
