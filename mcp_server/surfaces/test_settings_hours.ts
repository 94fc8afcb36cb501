import type { Random } from "../../shared/random/random.ts";
import { NOW, type SettingsShop, unlessSame } from "./test_settings_shop.ts";

const HOUR = 3_600_000;

interface Opening {
  weekday: number;
  opens: string;
  closes: string;
}

/** Weekly hours: none, or on some days one opening or two. */
function randomHours(random: Random): Opening[] {
  if (random.chance(0.15)) return [];
  return [1, 2, 3, 4, 5, 6, 7].filter(() => random.chance(0.8))
    .flatMap((weekday) =>
      random.chance(0.5)
        ? [{ weekday, opens: "10:00", closes: random.one(["15:00", "24:00"]) }]
        : [
          { weekday, opens: "09:00", closes: "12:00" },
          { weekday, opens: "13:30", closes: "18:00" },
        ]
    );
}

export async function changeHours(shop: SettingsShop, random: Random) {
  const { resources } = await shop.asStaff("booking_resources");
  const resource = random.chance(0.5)
    ? random.one<{ id: string }>(resources)
    : null;
  const hours = randomHours(random);
  await shop.asStaff("booking_set_hours", {
    hours,
    ...(resource && { resourceId: resource.id }),
  });
  if (!resource) {
    const info = await shop.asCustomer("business_info");
    return unlessSame("hours", info.hours, hours);
  }
  return await wrongSlot(shop, resource.id);
}

/** A slot of a stylist that lies outside the hours, if there is one. */
async function wrongSlot(shop: SettingsShop, id: string) {
  const now = await shop.asStaff("booking_resources");
  const found = now.resources.find((each: { id: string }) => each.id === id);
  const hours: Opening[] = found.hours.length > 0 ? found.hours : now.hours;
  const { services } = await shop.asCustomer("booking_services");
  const service = services.find((each: { stylists: { id: string }[] }) =>
    each.stylists.some((stylist) => stylist.id === id)
  );
  if (!service) return null;
  const { slots } = await shop.asCustomer("booking_slots", {
    serviceId: service.id,
    stylistId: id,
    from: NOW.toISOString(),
    to: new Date(NOW.getTime() + 72 * HOUR).toISOString(),
  });
  const isOpen = ({ start }: { start: string }) => {
    const day = new Date(start.slice(0, 10)).getUTCDay() || 7;
    const time = start.slice(11, 16);
    return hours.some(({ weekday, opens, closes }) =>
      weekday === day && opens <= time && time < closes
    );
  };
  return unlessSame(
    "slots",
    slots.find((slot: { start: string }) => !isOpen(slot)),
    undefined,
  );
}

export async function changeClosures(shop: SettingsShop, random: Random) {
  const { closures } = await shop.asStaff("booking_closures");
  if (closures.length > 0 && random.chance(0.6)) {
    const { id: closureId } = random.one<{ id: string }>(closures);
    await shop.asStaff("booking_unblock", { closureId });
    const left = await shop.asStaff("booking_closures");
    const isThere = left.closures.some(({ id }: { id: string }) =>
      id === closureId
    );
    return unlessSame("closure", isThere, false);
  }
  const start = NOW.getTime() + random.below(120) * HOUR;
  const from = new Date(start).toISOString();
  const until = new Date(start + (1 + random.below(48)) * HOUR).toISOString();
  const { resources } = await shop.asStaff("booking_resources");
  const only = random.chance(0.4);
  await shop.asStaff("booking_block", {
    from,
    until,
    ...(only && { resourceId: random.one<{ id: string }>(resources).id }),
  });
  if (only) return null;
  const { services } = await shop.asCustomer("booking_services");
  if (services.length === 0) return null;
  const { slots } = await shop.asCustomer("booking_slots", {
    serviceId: random.one<{ id: string }>(services).id,
    from,
    to: until,
  });
  return unlessSame("slots of a closed time", slots, []);
}
