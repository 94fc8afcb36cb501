import { assert, assertEquals } from "@std/assert";
import { locales } from "../../shared/ui/locale.ts";
import type { Preview } from "../operation/preview.ts";
import { callRest } from "../surfaces/test_calls.ts";
import { createAdminCookie } from "../surfaces/test_people.ts";
import {
  detailsOf,
  sendPreview,
  sendWrite,
  textOf,
} from "../surfaces/test_previews.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";

const NOW = new Date("2026-03-02T03:00:00Z");

/** A salon in which a customer has a booking at three. */
async function openWithBooking() {
  const app = await createTestApp({ now: () => NOW });
  await openSalon(app.database.owner);
  const token = await app.tokenFor("usr_1");
  const args = { serviceId: HAIRCUT, start: "2026-03-06T15:00:00+09:00" };
  const { body } = await callRest(app, "booking_create", { token, args });
  const as = { token, cookie: await createAdminCookie(app) };
  return { app, as, bookingId: body.booking.id as string };
}

async function previews(
  app: TestApp,
  write: Parameters<typeof sendPreview>[1],
  as: Parameters<typeof sendPreview>[2],
  args: Record<string, unknown>,
): Promise<Preview[]> {
  const answers = await Promise.all(
    locales.map((locale) => sendPreview(app, write, as, { args, locale })),
  );
  return answers.map(({ status, body }) => {
    assertEquals(status, 200);
    return body;
  });
}

Deno.test("a booking is told with the end that it has, however long its service takes by now", async () => {
  const { app: opened, as, bookingId } = await openWithBooking();
  await using app = opened;
  await app.database.owner`update services set duration_minutes = 120`;
  const writes = [
    ["booking_delete", {}],
    ["booking_update", { note: "by the window" }],
  ] as const;
  for (const [name, change] of writes) {
    const args = { bookingId, ...change };
    const [ja, en] = await previews(app, { name, by: "user" }, as, args);
    assert(textOf(ja!).includes("15:00～16:00"), textOf(ja!));
    assert(textOf(en!).includes("3:00 PM–4:00 PM"), textOf(en!));
    for (const one of [ja!, en!]) assert(!/17:00|\b5:00/.test(textOf(one)));
  }
  const moved = { bookingId, start: "2026-03-06T16:00:00+09:00" };
  const [, en] = await previews(
    app,
    { name: "booking_update", by: "user" },
    as,
    moved,
  );
  assert(detailsOf(en!).includes("3:00 PM–4:00 PM"), "as it was");
  assert(detailsOf(en!).includes("4:00 PM–6:00 PM"), "as it will be");
});

Deno.test("staff are told whose booking they change, and customers that it is theirs", async () => {
  const { app: opened, as, bookingId } = await openWithBooking();
  await using app = opened;
  await app.database.owner`update customers set name = '佐藤 花子'`;
  for (const name of ["booking_update", "booking_delete"]) {
    const change = name === "booking_update" ? { note: "x" } : {};
    const args = { bookingId, ...change };
    for (const by of ["user", "staff"] as const) {
      const said = await previews(app, { name, by }, as, args);
      for (const preview of said) {
        const names = textOf(preview).includes("佐藤 花子");
        assertEquals(names, by === "staff", textOf(preview));
      }
      const isTheirs = said[1]!.summary.includes("your booking");
      assertEquals(isTheirs, by === "user", said[1]!.summary);
    }
  }
});

Deno.test("what was approved of a booking is refused where staff have changed it since the preview", async () => {
  const { app: opened, as, bookingId } = await openWithBooking();
  await using app = opened;
  const moved = { start: "2026-03-06T17:00:00+09:00" };
  const writes = [["booking_delete", {}], ["booking_update", moved]] as const;
  const approved = await Promise.all(writes.map(async ([name, change]) => {
    const args = { bookingId, ...change };
    const [ja] = await previews(app, { name, by: "user" }, as, args);
    assertEquals(ja!.version, 1);
    return { name, args: { ...args, expectedVersion: ja!.version } };
  }));
  const byStaff = { bookingId, start: "2026-03-06T16:00:00+09:00" };
  const staff = { name: "booking_update", by: "staff" } as const;
  const { status } = await sendWrite(app, staff, as, { args: byStaff });
  assertEquals(status, 200);
  const { token } = as;
  for (const { name, args } of approved) {
    const { status, body } = await callRest(app, name, { token, args });
    assertEquals([status, body.code], [409, "booking_changed"], name);
  }
  const { body } = await callRest(app, "booking_get", {
    token,
    args: { bookingId },
  });
  assertEquals([body.booking.status, body.booking.start], [
    "confirmed",
    byStaff.start,
  ]);
});
