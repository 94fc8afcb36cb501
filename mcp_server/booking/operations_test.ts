import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { testStaff, testUser } from "../storage/test_actors.ts";
import { at, openBusiness, resource, service } from "./test_business.ts";

const TAKEN = { status: 409, code: "slot_taken" };

/** The refusal that `call` comes to. */
async function refusal(call: Promise<unknown>) {
  const error = await assertRejects(() => call, ApiError);
  const { status, code, details = {} } = error;
  return { status, code, details };
}

/** The same without the details. */
async function refusalCode(call: Promise<unknown>) {
  const { status, code } = await refusal(call);
  return { status, code };
}

const MORNING = ["10:00", "10:30", "11:00", "11:30", "12:00"];
const AFTERNOON = [
  "14:00",
  "14:30",
  "15:00",
  "15:30",
  "16:00",
  "16:30",
  "17:00",
];

Deno.test("services on offer are listed in the business's order, the others not", async () => {
  await using business = await openBusiness();
  await business.add(
    "services",
    service("svc_spa", { position: -1, name_ja: "スパ", name_en: "Spa" }),
    service("svc_old", { active: false }),
  );
  const { services } = await business.call("booking_services", {});
  assertEquals(services, [
    {
      id: "svc_spa",
      name: { ja: "スパ", en: "Spa" },
      description: { ja: "svc_spa", en: "svc_spa" },
      durationMinutes: 60,
      cancelUntilMinutes: 120,
      needsApproval: false,
      stylists: [],
      priceMinor: 5500,
      currency: "JPY",
    },
    {
      id: "svc_cut",
      name: { ja: "svc_cut", en: "svc_cut" },
      description: { ja: "svc_cut", en: "svc_cut" },
      durationMinutes: 60,
      cancelUntilMinutes: 120,
      needsApproval: false,
      stylists: [],
      priceMinor: 5500,
      currency: "JPY",
    },
  ]);
});

Deno.test("a booked slot is gone for everyone, and back after it is cancelled", async () => {
  await using business = await openBusiness();
  assertEquals(await business.slots(), [...MORNING, ...AFTERNOON]);
  const booking = await business.book({ start: at("15:00") }, testUser("ken"));
  assertEquals(await business.slots(), [
    ...MORNING,
    "14:00",
    "16:00",
    "16:30",
    "17:00",
  ]);
  const { id: bookingId } = booking;
  await business.call("booking_delete", { bookingId }, testUser("ken"));
  assertEquals(await business.slots(), [...MORNING, ...AFTERNOON]);
});

Deno.test("a booking comes back as it was made, in local time", async () => {
  await using business = await openBusiness();
  const booking = await business.book({
    start: "2030-01-08T06:00:00Z",
    note: "前髪は長めに",
  });
  assertEquals(booking, {
    id: booking.id,
    serviceId: "svc_cut",
    service: { ja: "svc_cut", en: "svc_cut" },
    start: "2030-01-08T15:00:00+09:00",
    end: "2030-01-08T16:00:00+09:00",
    status: "confirmed",
    stylist: null,
    priceMinor: 5500,
    currency: "JPY",
    note: "前髪は長めに",
    cancelUntil: "2030-01-08T13:00:00+09:00",
    version: 1,
  });
  const got = await business.call("booking_get", { bookingId: booking.id });
  assertEquals(got.booking, booking);
});

Deno.test("a taken slot is refused with the next open slots", async () => {
  await using business = await openBusiness();
  await business.book({ start: at("15:00") }, testUser("ken"));
  const { details, ...error } = await refusal(
    business.book({ start: at("15:30") }),
  );
  assertEquals(error, TAKEN);
  assertEquals(
    (details.nextSlots as { start: string }[]).map((slot) => slot.start),
    [
      at("16:00"),
      at("16:30"),
      at("17:00"),
      at("10:00", "2030-01-09"),
      at("10:30", "2030-01-09"),
    ],
  );
});

Deno.test("a start that is no slot is refused, says why, and offers others", async () => {
  await using business = await openBusiness();
  const refused = async (start: string) => {
    const { status, code, details } = await refusal(business.book({ start }));
    assertEquals([status, code, details.field], [
      409,
      "slot_unavailable",
      "start",
    ]);
    return [details.reason, (details.nextSlots as unknown[]).length];
  };
  assertEquals(await refused(at("13:00")), ["closed", 5]);
  assertEquals(await refused(at("12:30")), ["closed", 5]);
  assertEquals(await refused(at("15:10")), ["off_step", 5]);
  assertEquals(await refused(at("10:00", "2029-12-31")), ["past", 5]);
  assertEquals(await refused(at("10:00", "2030-03-01")), ["too_far", 0]);
  business.now = new Date(at("14:30"));
  assertEquals(await refused(at("15:00")), ["too_soon", 5]);
  await business.add("closures", {
    id: "cls_1",
    starts_at: new Date(at("16:00")),
    ends_at: new Date(at("17:00")),
  });
  assertEquals(await refused(at("16:30")), ["closed", 5]);
});

Deno.test("buffers keep the chair free between two customers", async () => {
  await using business = await openBusiness();
  await business.add(
    "services",
    service("svc_color", {
      buffer_before_minutes: 15,
      buffer_after_minutes: 15,
    }),
  );
  const skill = { service_id: "svc_color", resource_id: "res_chair" };
  await business.add("service_resources", skill);
  await business.book({ serviceId: "svc_color", start: at("15:00") });

  assertEquals((await business.slots()).slice(5), ["16:30", "17:00"]);
  assertEquals((await business.slots("svc_color")).slice(5), [
    "16:30",
    "17:00",
  ]);
  assertEquals(await refusalCode(business.book({ start: at("16:00") })), TAKEN);
  assertEquals(await refusalCode(business.book({ start: at("14:00") })), TAKEN);
});

Deno.test("each lane of each resource that can do it takes one booking", async () => {
  await using business = await openBusiness();
  await business.add("resources", resource("res_room", 2), resource("res_spa"));
  const skill = { service_id: "svc_cut", resource_id: "res_room" };
  await business.add("service_resources", skill);
  for (const user of ["a", "b", "c"]) {
    await business.book({ start: at("15:00") }, testUser(user));
  }
  const last = business.book({ start: at("15:00") }, testUser("d"));
  assertEquals(await refusalCode(last), TAKEN);
  const lanes = await business.database.owner`
    select resource_id, lane from bookings order by 1, 2`;
  assertEquals([...lanes], [
    { resource_id: "res_chair", lane: 1 },
    { resource_id: "res_room", lane: 1 },
    { resource_id: "res_room", lane: 2 },
  ]);
});

Deno.test("a booking can be moved, also onto part of its own time", async () => {
  await using business = await openBusiness();
  const { id: bookingId } = await business.book({ start: at("15:00") });
  const { booking } = await business.call("booking_update", {
    bookingId,
    start: at("15:30"),
  });
  assertEquals((booking as { start: string }).start, at("15:30"));
  assertEquals((booking as { version: number }).version, 2);
  assertEquals((await business.slots()).includes("14:30"), true);
  assertEquals((await business.slots()).includes("15:00"), false);
});

Deno.test("a booking is not moved onto another one, and stays where it was", async () => {
  await using business = await openBusiness();
  await business.book({ start: at("10:00") }, testUser("ken"));
  const booking = await business.book({ start: at("15:00") });
  const { id: bookingId } = booking;
  const move = business.call("booking_update", {
    bookingId,
    start: at("10:30"),
  });
  assertEquals(await refusalCode(move), TAKEN);
  const got = await business.call("booking_get", { bookingId });
  assertEquals(got.booking, booking);
});

Deno.test("another service brings its own length and price, a new price alone does not", async () => {
  await using business = await openBusiness();
  await business.add(
    "services",
    service("svc_spa", { duration_minutes: 90, price_minor: 9000 }),
  );
  const skill = { service_id: "svc_spa", resource_id: "res_chair" };
  await business.add("service_resources", skill);
  const { id: bookingId } = await business.book({ start: at("15:00") });
  await business.database.owner`
    update services set price_minor = 6000 where id = 'svc_cut'`;
  const update = async (changes: Record<string, unknown>) => {
    const result = await business.call("booking_update", {
      bookingId,
      ...changes,
    });
    const { end, priceMinor } = result.booking as Record<string, unknown>;
    return { end, priceMinor };
  };
  assertEquals(
    await update({ start: at("16:00") }),
    { end: at("17:00"), priceMinor: 5500 },
  );
  assertEquals(
    await update({ serviceId: "svc_spa" }),
    { end: at("17:30"), priceMinor: 9000 },
  );
});

Deno.test("a note can be changed and removed, and an equal one changes nothing", async () => {
  await using business = await openBusiness();
  const { id: bookingId } = await business.book({
    start: at("15:00"),
    note: "first",
  });
  const update = async (note: string) => {
    const input = { bookingId, note };
    const { booking } = await business.call("booking_update", input);
    const { note: written, version } = booking as Record<string, unknown>;
    return { note: written, version };
  };
  assertEquals(await update("first"), { note: "first", version: 1 });
  assertEquals(await update("second"), { note: "second", version: 2 });
  assertEquals(await update(""), { note: null, version: 3 });
  const nothing = business.call("booking_update", { bookingId });
  assertEquals((await refusal(nothing)).code, "invalid_input");
});

Deno.test("past the cut-off a booking can neither be moved nor cancelled", async () => {
  await using business = await openBusiness();
  const { id: bookingId } = await business.book({ start: at("15:00") });
  business.now = new Date(at("13:00"));
  const move = business.call("booking_update", {
    bookingId,
    start: at("17:00"),
  });
  assertEquals(await refusalCode(move), {
    status: 409,
    code: "too_late_to_change",
  });
  const cancel = business.call("booking_delete", { bookingId });
  assertEquals(await refusal(cancel), {
    status: 409,
    code: "too_late_to_cancel",
    details: { cancelCutoffMinutes: 120 },
  });
});

Deno.test("a cancelled booking stays on record, and cancelling it again changes nothing", async () => {
  await using business = await openBusiness();
  const { id: bookingId } = await business.book({ start: at("15:00") });
  const cancel = { bookingId, reason: "風邪" };
  const first = await business.call("booking_delete", cancel);
  const second = await business.call("booking_delete", cancel);
  assertEquals((first.booking as { status: string }).status, "cancelled");
  assertEquals(second, first);
  const move = business.call("booking_update", { bookingId, note: "x" });
  assertEquals((await refusal(move)).code, "booking_not_active");
  const rows = await business.database.owner`
    select status, cancel_reason from bookings`;
  assertEquals([...rows], [{ status: "cancelled", cancel_reason: "風邪" }]);
});

Deno.test("writing a booking writes down the customer as the token names them", async () => {
  await using business = await openBusiness();
  const hanako = testUser("hanako");
  await business.book({ start: at("15:00") }, hanako);
  hanako.user.name = "佐藤 花子";
  await business.book({ start: at("16:00") }, hanako);
  const rows = await business.database.owner`
    select issuer, user_id, name, email, created_by from customers`;
  assertEquals([...rows], [{
    issuer: "ai-service.test",
    user_id: "hanako",
    name: "佐藤 花子",
    email: "hanako@example.com",
    created_by: "ai-service",
  }]);
});

Deno.test("neither staff nor a service books in a customer's place", async () => {
  await using business = await openBusiness();
  const book = { start: at("15:00") };
  assertEquals(await refusalCode(business.book(book, testStaff)), {
    status: 403,
    code: "user_required",
  });
  const service = { kind: "service", issuer: "i", jti: "j" } as const;
  await assertRejects(() => business.book(book, service));
  assertEquals((await business.slots()).length, 12);
});
