import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../../shared/http/errors.ts";
import { at, openBusiness, type TestBusiness } from "../test_business.ts";
import type { Misfits } from "./misfits_operation.ts";
import type { Resources, StaffResource } from "./schemas.ts";

const TUESDAY = 2;

async function slotsOf(business: TestBusiness, stylistId?: string) {
  const { slots } = await business.call("booking_slots", {
    serviceId: "svc_cut",
    from: at("00:00"),
    to: at("23:00"),
    ...(stylistId && { stylistId }),
  }) as { slots: { start: string }[] };
  return slots.map(({ start }) => start.slice(11, 16));
}

async function reasons(business: TestBusiness): Promise<string[]> {
  const { items } = await business.callAsStaff(
    "booking_misfits",
    {},
  ) as Misfits;
  return items.map(({ reason }) => reason);
}

async function addStylist(business: TestBusiness): Promise<StaffResource> {
  const { resource } = await business.callAsStaff("booking_add_resource", {
    kind: "stylist",
    nameJa: "新人",
    nameEn: "Newcomer",
    serviceIds: ["svc_cut"],
  }) as { resource: StaffResource };
  return resource;
}

Deno.test("a stylist who is added can be asked for at once, in hours of their own", async () => {
  await using business = await openBusiness();
  const { id } = await addStylist(business);
  await business.callAsStaff("booking_set_hours", {
    resourceId: id,
    hours: [{ weekday: TUESDAY, opens: "13:00", closes: "15:00" }],
  });
  const starts = await slotsOf(business, id);
  assertEquals([starts[0], starts.at(-1)], ["13:00", "14:00"]);
  await business.callAsStaff("booking_set_hours", {
    resourceId: id,
    hours: [],
  });
  assertEquals((await slotsOf(business, id))[0], "10:00");
});

Deno.test("bookings outside new hours stay, and are named", async () => {
  await using business = await openBusiness();
  const booking = await business.book({ start: at("15:00") });
  assertEquals(await reasons(business), []);
  await business.callAsStaff("booking_set_hours", {
    hours: [{ weekday: TUESDAY, opens: "10:00", closes: "15:30" }],
  });
  assertEquals(await reasons(business), ["outside_hours"]);
  const { booking: kept } = await business.call("booking_get", {
    bookingId: booking.id,
  });
  assertEquals(kept, booking);
  await business.callAsStaff("booking_set_hours", {
    hours: [{ weekday: TUESDAY, opens: "10:00", closes: "24:00" }],
  });
  assertEquals(await reasons(business), []);
  await business.callAsStaff("booking_block", {
    from: at("15:30"),
    until: at("17:00"),
  });
  assertEquals(await reasons(business), ["closed"]);
});

Deno.test("somebody who is no longer there is not offered, and what is booked with them is named", async () => {
  await using business = await openBusiness();
  const { id } = await addStylist(business);
  await business.call("booking_create", {
    serviceId: "svc_cut",
    start: at("15:00"),
    stylistId: id,
  });
  const { resource } = await business.callAsStaff("booking_change_resource", {
    resourceId: id,
    active: false,
  }) as { resource: StaffResource };
  assertEquals([resource.active, resource.upcoming], [false, 1]);
  assertEquals(await reasons(business), ["not_in_use"]);
});

Deno.test("hours that make no sense are refused, and change nothing", async () => {
  await using business = await openBusiness();
  const read = async () =>
    (await business.callAsStaff("booking_resources", {}) as Resources).hours;
  const before = await read();
  const day = (opens: string, closes: string) => ({
    weekday: TUESDAY,
    opens,
    closes,
  });
  const wrong = [
    [day("10:00", "10:00")],
    [day("18:00", "10:00")],
    [day("10:00", "14:00"), day("13:00", "18:00")],
  ];
  for (const hours of wrong) {
    const refusal = await assertRejects(
      () => business.callAsStaff("booking_set_hours", { hours }),
      ApiError,
    );
    assertEquals([refusal.status, refusal.details?.field], [400, "hours"]);
  }
  assertEquals(await read(), before);
});
