import { assert, assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { testUser } from "../storage/test_actors.ts";
import { detailsOf } from "../surfaces/test_previews.ts";
import type { Booking } from "./schemas.ts";
import {
  at,
  openBusiness,
  resource,
  service,
  type TestBusiness,
} from "./test_business.ts";

const HAYASHI = { id: "res_hayashi", name: { ja: "林", en: "Hayashi" } };

async function openWithStylists(): Promise<TestBusiness> {
  const business = await openBusiness();
  const stylists = [
    { ...resource("res_aoki"), name_ja: "青木", name_en: "Aoki" },
    { ...resource("res_hayashi"), name_ja: "林", name_en: "Hayashi" },
  ];
  await business.database.owner`update resources set active = false`;
  await business.add(
    "resources",
    ...stylists.map((one, position) => ({
      ...one,
      kind: "stylist",
      active: true,
      position,
    })),
  );
  await business.add(
    "service_resources",
    ...stylists.map(({ id }) => ({
      service_id: "svc_cut",
      resource_id: id,
    })),
  );
  return business;
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  return (await assertRejects(() => call, ApiError)).code;
}

Deno.test("services say who does them, and a booking with whom it is", async () => {
  await using business = await openWithStylists();
  const { services } = await business.call("booking_services", {});
  const [{ stylists }] = services as [{ stylists: { id: string }[] }];
  assertEquals(stylists.map(({ id }) => id), ["res_aoki", "res_hayashi"]);
  const booking = await business.book({
    start: at("15:00"),
    stylistId: HAYASHI.id,
  });
  assertEquals(booking.stylist, HAYASHI);
  const any = await business.book({ start: at("15:00") }, testUser("ken"));
  assertEquals(any.stylist?.id, "res_aoki");
});

Deno.test("who asks for a stylist gets that one or none", async () => {
  await using business = await openWithStylists();
  const start = at("15:00");
  const stylistId = HAYASHI.id;
  await business.book({ start, stylistId });
  assertEquals(
    await codeOf(business.book({ start, stylistId }, testUser("ken"))),
    "slot_taken",
  );
  const day = { from: at("00:00"), to: at("23:59") };
  const query = { serviceId: "svc_cut", stylistId, ...day };
  const { slots } = await business.call("booking_slots", query);
  assert(!(slots as { start: string }[]).some((slot) => slot.start === start));
  assert((await business.slots()).includes("15:00"), "with somebody else");
  for (const unknown of ["res_none", "res_chair"]) {
    const book = business.book({ start, stylistId: unknown });
    assertEquals(await codeOf(book), "not_found");
  }
});

Deno.test("a stylist who does other services only is not said to be missing", async () => {
  await using business = await openWithStylists();
  await business.database.owner`
    delete from service_resources where resource_id = 'res_hayashi'`;
  await business.add("services", { ...service("svc_other"), position: 9 });
  await business.add("service_resources", {
    service_id: "svc_other",
    resource_id: "res_hayashi",
  });
  const ask = (stylistId: string) =>
    assertRejects(
      () => business.book({ start: at("15:00"), stylistId }),
      ApiError,
    );
  const elsewhere = await ask("res_hayashi");
  assertEquals(elsewhere.message, "This stylist does not do this service");
  const nowhere = await ask("res_none");
  assertEquals(nowhere.message, "Stylist not found");
  for (const { code, details } of [elsewhere, nowhere]) {
    assertEquals(code, "not_found");
    assertEquals(details, { field: "stylistId" });
  }
});

Deno.test("a stylist who was asked for is kept when a booking moves, and can be changed", async () => {
  await using business = await openWithStylists();
  const hanako = testUser("hanako");
  const { id: bookingId } = await business.book({
    start: at("15:00"),
    stylistId: HAYASHI.id,
  });
  await business.book(
    { start: at("16:00"), stylistId: HAYASHI.id },
    testUser("ken"),
  );
  const move = { bookingId, start: at("16:00") };
  assertEquals(
    await codeOf(business.call("booking_update", move)),
    "slot_taken",
  );
  const change = { ...move, stylistId: "res_aoki" };
  const preview = await business.preview("booking_update", change, hanako);
  assert(
    detailsOf(preview).includes("Aoki") &&
      detailsOf(preview).includes("Hayashi"),
  );
  const { booking } = await business.call("booking_update", change);
  assertEquals((booking as Booking).stylist?.id, "res_aoki");
  const field = preview.fields.find(({ path }) => path === "stylistId");
  assertEquals(field?.options?.map(({ label }) => label), ["Aoki", "Hayashi"]);
});

Deno.test("who asked for nobody may be moved to anybody", async () => {
  await using business = await openWithStylists();
  const { id: bookingId } = await business.book({ start: at("15:00") });
  await business.book(
    { start: at("16:00"), stylistId: "res_aoki" },
    testUser("ken"),
  );
  const move = { bookingId, start: at("16:00") };
  const { booking } = await business.call("booking_update", move);
  assertEquals((booking as Booking).stylist, HAYASHI);
});
