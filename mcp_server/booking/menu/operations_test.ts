import { assertEquals, assertRejects } from "@std/assert";
import { ApiError } from "../../../shared/http/errors.ts";
import { at, openBusiness, type TestBusiness } from "../test_business.ts";
import type { Menu, MenuService } from "./schemas.ts";

const PERM = {
  nameJa: "新しいメニュー",
  nameEn: "New service",
  priceMinor: 12_000,
  currency: "JPY",
  durationMinutes: 90,
};

async function menuOf(business: TestBusiness): Promise<MenuService[]> {
  const { services } = await business.callAsStaff("booking_menu", {}) as Menu;
  return services;
}

async function offered(business: TestBusiness): Promise<string[]> {
  const { services } = await business.call("booking_services", {}) as {
    services: { name: { en: string } }[];
  };
  return services.map(({ name }) => name.en);
}

Deno.test("a service that is added can be booked at once, by who was named for it", async () => {
  await using business = await openBusiness();
  const [cut] = await menuOf(business);
  const { service } = await business.callAsStaff("booking_add_service", {
    ...PERM,
    leadMinutes: 0,
    resourceIds: cut!.resourceIds,
  }) as { service: MenuService };
  const serviceId = service.id;
  const { booking } = await business.call("booking_create", {
    serviceId,
    start: at("15:00"),
  }) as { booking: { end: string; priceMinor: number } };
  assertEquals([booking.end, booking.priceMinor], [at("16:30"), 12_000]);
  const [, added] = await menuOf(business);
  assertEquals([added!.id, added!.upcoming], [serviceId, 1]);
});

Deno.test("a change leaves what is booked as it was, and what is not given as it is", async () => {
  await using business = await openBusiness();
  const booking = await business.book({ start: at("15:00") });
  const [before] = await menuOf(business);
  await business.callAsStaff("booking_change_service", {
    serviceId: before!.id,
    priceMinor: 1,
    durationMinutes: 120,
  });
  const [after] = await menuOf(business);
  assertEquals(after, {
    ...before!,
    priceMinor: 1,
    durationMinutes: 120,
  });
  const { booking: kept } = await business.call("booking_get", {
    bookingId: booking.id,
  });
  assertEquals(kept, booking);
});

Deno.test("a service that is taken off the menu is not offered, and can be put on again", async () => {
  await using business = await openBusiness();
  const [cut] = await menuOf(business);
  const set = (active: boolean) =>
    business.callAsStaff("booking_change_service", {
      serviceId: cut!.id,
      active,
    });
  await set(false);
  assertEquals(await offered(business), []);
  await set(true);
  assertEquals(await offered(business), [cut!.nameEn]);
});

Deno.test("the menu is sorted as it was asked for, and what was not named follows", async () => {
  await using business = await openBusiness();
  for (const nameEn of ["B", "C"]) {
    await business.callAsStaff("booking_add_service", { ...PERM, nameEn });
  }
  const ids = (await menuOf(business)).map(({ id }) => id);
  const { services } = await business.callAsStaff("booking_sort_services", {
    serviceIds: [ids[2]],
  }) as Menu;
  assertEquals(services.map(({ id }) => id), [ids[2], ids[0], ids[1]]);
});

Deno.test("an unknown service or resource is named as such", async () => {
  await using business = await openBusiness();
  const unknown = await assertRejects(
    () =>
      business.callAsStaff("booking_change_service", { serviceId: "svc_no" }),
    ApiError,
  );
  assertEquals(unknown.details?.field, "serviceId");
  const bad = await assertRejects(
    () =>
      business.callAsStaff("booking_add_service", {
        ...PERM,
        resourceIds: ["res_no"],
      }),
    ApiError,
  );
  assertEquals([bad.status, bad.details?.field], [400, "resourceIds"]);
  assertEquals((await menuOf(business)).length, 1);
});
