import { assert, assertEquals } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { testUser } from "../storage/test_actors.ts";
import {
  at,
  openBusiness,
  resource,
  service,
  type TestBusiness,
} from "./test_business.ts";

/** Outcomes of many customers who act at the same moment. */
async function race(
  count: number,
  act: (user: ReturnType<typeof testUser>, index: number) => Promise<unknown>,
) {
  const results = await Promise.allSettled(
    Array.from({ length: count }, (_, i) => act(testUser(`user${i}`), i)),
  );
  const refused = results.filter((result) => result.status === "rejected");
  for (const { reason } of refused) {
    assert(reason instanceof ApiError, String(reason));
    assertEquals(reason.code, "slot_taken");
    assert((reason.details?.nextSlots as unknown[]).length > 0);
  }
  return count - refused.length;
}

/** Pairs of active bookings that share a moment of a lane, by pairwise look. */
async function overlaps({ database }: TestBusiness): Promise<number> {
  const [row] = await database.owner<[{ count: number }]>`
    select count(*)::int from bookings a join bookings b
      on a.id < b.id and a.resource_id = b.resource_id and a.lane = b.lane
      and a.busy && b.busy
    where a.status = 'confirmed' and b.status = 'confirmed'`;
  return row.count;
}

Deno.test("of 50 customers who want one slot at once, one gets it", async () => {
  await using business = await openBusiness();
  const booked = await race(
    50,
    (user) => business.book({ start: at("15:00") }, user),
  );
  assertEquals(booked, 1);
});

Deno.test("of 50 customers who want one slot of three lanes, three get it", async () => {
  await using business = await openBusiness();
  await business.database.owner`update resources set capacity = 3`;
  const booked = await race(
    50,
    (user) => business.book({ start: at("15:00") }, user),
  );
  assertEquals(booked, 3);
  assertEquals(await overlaps(business), 0);
});

Deno.test("two services on the same chairs never overlap, buffers included", async () => {
  await using business = await openBusiness();
  await business.add("resources", resource("res_b"));
  const color = { buffer_before_minutes: 10, buffer_after_minutes: 20 };
  await business.add("services", service("svc_color", color));
  await business.add(
    "service_resources",
    { service_id: "svc_cut", resource_id: "res_b" },
    { service_id: "svc_color", resource_id: "res_b" },
    { service_id: "svc_color", resource_id: "res_chair" },
  );
  const starts = ["14:00", "14:30", "15:00", "15:30", "16:00"];
  const booked = await race(50, (user, index) =>
    business.book({
      serviceId: index % 2 ? "svc_cut" : "svc_color",
      start: at(starts[index % starts.length]!),
    }, user));
  assert(booked >= 2);
  assertEquals(await overlaps(business), 0);
  const [row] = await business.database.owner<[{ short: number }]>`
    select count(*)::int as short from bookings
    where service_id = 'svc_color'
      and upper(busy) - lower(busy) <> interval '90 minutes'`;
  assertEquals(row.short, 0);
});

Deno.test("customers who move onto one slot at once never share it", async () => {
  await using business = await openBusiness();
  const bookings = await Promise.all(
    ["10:00", "11:00", "12:00", "14:00"].map((time, index) =>
      business.book({ start: at(time) }, testUser(`user${index}`))
    ),
  );
  const moved = await race(4, (user, index) =>
    business.call(
      "booking_update",
      { bookingId: bookings[index]!.id, start: at("16:00") },
      user,
    ));
  assertEquals(moved, 1);
  assertEquals(await overlaps(business), 0);
});

Deno.test("the database keeps a double booking out by itself", async () => {
  await using business = await openBusiness();
  await business.book({ start: at("15:00") });
  const { owner } = business.database;
  const again = owner`
    insert into bookings select (jsonb_populate_record(b, '{"id": "bkg_2"}')).*
    from bookings b`;
  const error = await again.then(() => undefined, (error) => error);
  assertEquals(error?.code, "23P01");
});
