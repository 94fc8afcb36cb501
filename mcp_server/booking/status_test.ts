import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { testStaff, testUser } from "../storage/test_actors.ts";
import type { Booking } from "./schemas.ts";
import { at, openBusiness, type TestBusiness } from "./test_business.ts";

async function codeOf(call: Promise<unknown>): Promise<string> {
  return (await assertRejects(() => call, ApiError)).code;
}

async function setStatus(
  business: TestBusiness,
  bookingId: string,
  status: string,
) {
  const input = { bookingId, status };
  const result = await business.callAsStaff("booking_set_status", input);
  return (result.booking as Booking).status;
}

Deno.test("a service that wants approval is requested, holds its place, and staff confirm it", async () => {
  await using business = await openBusiness();
  const { owner } = business.database;
  await owner`update services set needs_approval = true`;
  const start = at("15:00");
  const input = { serviceId: "svc_cut", start };
  const preview = await business.preview(
    "booking_create",
    input,
    testUser("hanako"),
  );
  assert(
    preview.summary.includes("not booked until the business confirms"),
    preview.summary,
  );
  const booking = await business.book({ start });
  assertEquals(booking.status, "requested");
  assertEquals(
    await codeOf(business.book({ start }, testUser("ken"))),
    "slot_taken",
  );
  assertEquals(await setStatus(business, booking.id, "confirmed"), "confirmed");
  const move = { bookingId: booking.id, start: at("16:00") };
  const { booking: moved } = await business.call("booking_update", move);
  assertEquals(
    (moved as Booking).status,
    "requested",
    "another time, another answer",
  );
  const customer = { name: "Ken" };
  const byStaff = { serviceId: "svc_cut", start: at("10:00"), customer };
  const result = await business.callAsStaff("booking_create", byStaff);
  assertEquals((result.booking as Booking).status, "confirmed");
});

Deno.test("staff record what became of a booking once it has begun", async () => {
  await using business = await openBusiness();
  const { id } = await business.book({ start: at("15:00") });
  for (const status of ["completed", "no_show"]) {
    assertEquals(
      await codeOf(setStatus(business, id, status)),
      "status_not_possible",
    );
  }
  business.now = new Date(at("15:00"));
  assertEquals(await setStatus(business, id, "no_show"), "no_show");
  assertEquals(await setStatus(business, id, "no_show"), "no_show");
  assertEquals(await setStatus(business, id, "completed"), "completed");
  assertEquals(
    await codeOf(setStatus(business, id, "confirmed")),
    "status_not_possible",
  );
  const move = { bookingId: id, note: "x" };
  assertEquals(
    await codeOf(business.call("booking_update", move)),
    "booking_not_active",
  );
  assertEquals(
    await codeOf(setStatus(business, "bkg_none", "confirmed")),
    "not_found",
  );
});

Deno.test("a booking says until when it can be changed, and one inside its cut-off says so before", async () => {
  await using business = await openBusiness();
  const { cancelUntil } = await business.book({ start: at("15:00") });
  assertEquals(cancelUntil, at("13:00"));
  business.now = new Date(at("10:00"));
  const input = { serviceId: "svc_cut", start: at("11:30") };
  const read = async (actor = testUser("ken")) =>
    (await business.preview("booking_create", input, actor)).summary;
  assert(
    (await read()).includes("it cannot be changed or cancelled"),
    await read(),
  );
  const late = await business.book({ start: input.start }, testUser("ken"));
  assertEquals(late.cancelUntil, at("09:30"));
  const staffInput = {
    ...input,
    start: at("11:00"),
    customer: { name: "Ken" },
  };
  const preview = await business.preview(
    "booking_create",
    staffInput,
    testStaff,
  ).catch((error) => error);
  assert(!String(preview.summary).includes("cannot be changed"));
});
