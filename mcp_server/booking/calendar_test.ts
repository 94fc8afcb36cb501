import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { testStaff, testUser } from "../storage/test_actors.ts";
import type { Calendar, Closure } from "./calendar_schemas.ts";
import type { Booking } from "./schemas.ts";
import {
  at,
  openBusiness,
  resource,
  type TestBusiness,
} from "./test_business.ts";

/** The test business with a second chair, which can do the same. */
async function openTwoChairs(): Promise<TestBusiness> {
  const business = await openBusiness();
  await business.add("resources", { ...resource("res_other"), position: 1 });
  await business.add("service_resources", {
    service_id: "svc_cut",
    resource_id: "res_other",
  });
  return business;
}

async function refusalOf(call: Promise<unknown>): Promise<ApiError> {
  return await assertRejects(() => call, ApiError);
}

/** Books as staff on a column; resolves to the booking. */
async function put(
  business: TestBusiness,
  input: Record<string, unknown>,
): Promise<Booking> {
  const result = await business.callAsStaff("booking_create", {
    serviceId: "svc_cut",
    resourceId: "res_chair",
    customer: { name: "佐藤 花子" },
    ...input,
  });
  return result.booking as Booking;
}

async function calendar(business: TestBusiness): Promise<Calendar> {
  return await business.callAsStaff("booking_calendar", {
    from: at("00:00"),
    to: at("00:00", "2030-01-09"),
  }) as Calendar;
}

Deno.test("the calendar has columns, hours with their breaks, closures and buffers", async () => {
  await using business = await openTwoChairs();
  await business.database.owner`update services set buffer_after_minutes = 15`;
  await business.add("opening_hours", {
    id: "hrs_other",
    resource_id: "res_other",
    weekday: 2,
    opens: "12:00",
    closes: "20:00",
  });
  await put(business, { start: at("15:00") });
  const shown = await calendar(business);
  assertEquals(shown.columns.map(({ id }) => id), ["res_chair", "res_other"]);
  assertEquals(shown.open, [
    { resourceId: "res_chair", from: at("10:00"), until: at("13:00") },
    { resourceId: "res_chair", from: at("14:00"), until: at("18:00") },
    { resourceId: "res_other", from: at("12:00"), until: at("20:00") },
  ]);
  assertEquals(shown.services.map(({ resourceIds }) => resourceIds), [
    ["res_chair", "res_other"],
  ]);
  const [item] = shown.items;
  assertEquals([item?.end, item?.busyUntil], [at("16:00"), at("16:15")]);
});

Deno.test("staff move a booking to another column and make it longer, and its length is kept", async () => {
  await using business = await openTwoChairs();
  const { id: bookingId } = await business.book({ start: at("15:00") });
  const longer = await business.callAsStaff("booking_update", {
    bookingId,
    resourceId: "res_other",
    durationMinutes: 90,
  });
  assertEquals((longer.booking as Booking).end, at("16:30"));
  assertEquals((await calendar(business)).items[0]?.resourceId, "res_other");
  const { booking } = await business.call("booking_update", {
    bookingId,
    start: at("14:00"),
  });
  assertEquals((booking as Booking).end, at("15:30"));
  const usual = { bookingId, durationMinutes: 60 };
  await business.callAsStaff("booking_update", usual);
  const [row] = await business.database.owner`
    select duration_minutes from bookings`;
  assertEquals(row?.duration_minutes, null);
});

Deno.test("a refusal to staff names the bookings in the way, and one to customers does not", async () => {
  await using business = await openTwoChairs();
  const { id } = await put(business, { start: at("15:00") });
  await put(business, { start: at("15:00"), resourceId: "res_other" });
  const other = await put(business, { start: at("10:00") });
  const refused = await refusalOf(business.callAsStaff("booking_update", {
    bookingId: other.id,
    start: at("15:30"),
    resourceId: "res_chair",
  }));
  assertEquals([refused.code, refused.details?.bookingIds], [
    "slot_taken",
    [id],
  ]);
  const asCustomer = await refusalOf(business.book({ start: at("15:00") }));
  assertEquals(Object.keys(asCustomer.details ?? {}), ["nextSlots"]);
});

Deno.test("staff book for a customer they know, whose own booking it is", async () => {
  await using business = await openTwoChairs();
  await business.book({ start: at("10:00") }, testUser("hanako"));
  const [hanako] = await business.database.owner<[{ id: string }]>`
    select id from customers`;
  const booking = await put(business, {
    start: at("15:00"),
    customerId: hanako.id,
  });
  const { items } = await business.call("booking_list", {}, testUser("hanako"));
  assertEquals((items as Booking[])[0]?.id, booking.id);
  const both = { start: at("16:00"), customerId: hanako.id };
  const customer = { name: "Ken" };
  for (
    const [input, code] of [
      [{ ...both, customer, customerId: "cus_none" }, "not_found"],
      [{ start: at("16:00"), customer, resourceId: "res_none" }, "not_found"],
    ] as const
  ) {
    const call = business.callAsStaff("booking_create", {
      serviceId: "svc_cut",
      ...input,
    });
    assertEquals((await refusalOf(call)).code, code);
  }
});

Deno.test("blocked time is closed to customers, told to staff, and opened again", async () => {
  await using business = await openTwoChairs();
  const booking = await put(business, { start: at("15:00") });
  const blocked = await business.callAsStaff("booking_block", {
    from: at("14:00"),
    until: at("18:00"),
    reason: "研修",
  });
  assertEquals(blocked.bookingIds, [booking.id]);
  const { closures } = await calendar(business);
  assertEquals(closures, [blocked.closure as Closure]);
  const refused = await refusalOf(business.book({ start: at("16:00") }));
  assertEquals(refused.details?.reason, "closed");
  const byStaff = await business.callAsStaff("booking_create", {
    serviceId: "svc_cut",
    start: at("16:00"),
    customer: { name: "Ken" },
  });
  assertEquals(byStaff.overrode, ["closed"]);
  const closureId = (blocked.closure as Closure).id;
  await business.callAsStaff("booking_unblock", { closureId });
  assert((await business.slots()).includes("17:00"));
  const again = business.callAsStaff("booking_unblock", { closureId });
  assertEquals((await refusalOf(again)).code, "not_found");
  const wrong = { from: at("14:00"), until: at("14:00") };
  const empty = business.callAsStaff("booking_block", wrong);
  assertEquals((await refusalOf(empty)).details?.field, "until");
});

Deno.test("staff change and cancel only what they have seen, and change nothing else", async () => {
  await using business = await openTwoChairs();
  const { id: bookingId, version } = await put(business, {
    start: at("15:00"),
  });
  const seen = { bookingId, expectedVersion: version };
  await business.callAsStaff("booking_update", {
    ...seen,
    start: at("16:00"),
  });
  const longer = { ...seen, durationMinutes: 90 };
  for (
    const late of [
      () => business.callAsStaff("booking_update", longer),
      () => business.preview("booking_update", longer, testStaff),
      () => business.callAsStaff("booking_delete", seen),
    ]
  ) {
    const { status, code } = await refusalOf(late());
    assertEquals([status, code], [409, "booking_changed"]);
  }
  const [shown] = (await calendar(business)).items;
  assertEquals([shown?.start, shown?.end], [at("16:00"), at("17:00")]);
  await business.callAsStaff("booking_update", {
    ...longer,
    expectedVersion: shown!.version,
  });
  const [after] = (await calendar(business)).items;
  assertEquals([after?.start, after?.end], [at("16:00"), at("17:30")]);
});
