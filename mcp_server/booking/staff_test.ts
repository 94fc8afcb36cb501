import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { detailsOf } from "../surfaces/test_previews.ts";
import { testStaff, testUser } from "../storage/test_actors.ts";
import type { Booking } from "./schemas.ts";
import {
  at,
  openBusiness,
  service,
  type TestBusiness,
} from "./test_business.ts";

const customer = { name: "佐藤 花子", phone: "090-1234-5678" };
const walkIn = { serviceId: "svc_cut", customer };

async function codeOf(call: Promise<unknown>): Promise<string> {
  return (await assertRejects(() => call, ApiError)).code;
}

function bookForWalkIn(business: TestBusiness, start: string) {
  return business.callAsStaff("booking_create", { ...walkIn, start });
}

Deno.test("staff book in five minutes, outside hours and off the step, and are told what they overrode", async () => {
  await using business = await openBusiness();
  const cases: [start: string, overrode: string[]][] = [
    [at("09:05", "2030-01-07"), ["too_soon", "closed"]],
    [at("08:55", "2030-01-07"), ["past", "closed"]],
    [at("10:10"), ["off_step"]],
    [at("13:00"), ["closed"]],
    [at("22:00"), ["closed"]],
    [at("10:00", "2030-06-01"), ["too_far"]],
    [at("16:00"), []],
  ];
  for (const [start, overrode] of cases) {
    const input = { ...walkIn, start };
    const preview = await business.preview("booking_create", input, testStaff);
    assertEquals(
      detailsOf(preview).includes("Against the rules"),
      overrode.length > 0,
    );
    assertEquals(preview.validUntil, undefined);
    const result = await bookForWalkIn(business, start);
    assertEquals(result.overrode, overrode, start);
    await business.callAsStaff("booking_delete", {
      bookingId: (result.booking as Booking).id,
    });
    if (overrode.length === 0) continue;
    assertEquals(await codeOf(business.book({ start })), "slot_unavailable");
  }
});

Deno.test("staff move and cancel inside the cut-off, and are told so", async () => {
  await using business = await openBusiness();
  const { id: bookingId } = await business.book({ start: at("15:00") });
  business.now = new Date(at("14:50"));
  const move = { bookingId, start: at("15:30") };
  assertEquals(
    await codeOf(business.call("booking_update", move)),
    "too_late_to_change",
  );
  const moved = await business.callAsStaff("booking_update", move);
  assertEquals(moved.overrode, ["too_late", "too_soon"]);
  const cancel = { bookingId };
  const preview = await business.preview("booking_delete", cancel, testStaff);
  assert(detailsOf(preview).includes("After the deadline for changes"));
  const cancelled = await business.callAsStaff("booking_delete", cancel);
  assertEquals(cancelled.overrode, ["too_late"]);
  const again = await business.callAsStaff("booking_delete", cancel);
  assertEquals(again.overrode, []);
});

Deno.test("staff are held to the capacity, open or not", async () => {
  await using business = await openBusiness();
  for (const start of [at("22:00"), at("15:00")]) {
    await bookForWalkIn(business, start);
    assertEquals(await codeOf(bookForWalkIn(business, start)), "slot_taken");
  }
});

Deno.test("a lowered capacity holds for customers and staff", async () => {
  await using business = await openBusiness();
  const { owner } = business.database;
  await owner`update resources set capacity = 2`;
  const start = at("15:00");
  const first = await business.book({ start }, testUser("one"));
  await business.book({ start }, testUser("two"));
  await owner`update resources set capacity = 1`;
  const cancel = { bookingId: first.id };
  await business.call("booking_delete", cancel, testUser("one"));
  const third = business.book({ start }, testUser("three"));
  assertEquals(await codeOf(third), "slot_taken");
  assertEquals(await codeOf(bookForWalkIn(business, start)), "slot_taken");
  assert(!(await business.slots()).includes("15:00"));
});

Deno.test("a booking of a retired service is named, moved in time and cancelled", async () => {
  await using business = await openBusiness();
  const { id: bookingId } = await business.book({ start: at("15:00") });
  await business.add("services", service("svc_new"));
  await business.database
    .owner`update services set active = false where id = 'svc_cut'`;
  const hanako = testUser("hanako");
  const move = { bookingId, start: at("16:00") };
  const preview = await business.preview("booking_update", move, hanako);
  assert(preview.summary.includes("svc_cut"), preview.summary);
  const field = preview.fields.find(({ path }) => path === "serviceId");
  assertEquals(field?.options?.map(({ value }) => value), [
    "svc_cut",
    "svc_new",
  ]);
  const { booking } = await business.call("booking_update", move);
  assertEquals((booking as Booking).start, at("16:00"));
  const again = { serviceId: "svc_cut", start: at("10:00") };
  assertEquals(await codeOf(business.book(again)), "not_found");
  const byStaff = await bookForWalkIn(business, at("10:00"));
  assertEquals(byStaff.overrode, ["retired"]);
  const gone = await business.call("booking_delete", { bookingId });
  assertEquals((gone.booking as Booking).status, "cancelled");
});
