import type { Random } from "../../shared/random/random.ts";
import { type SettingsShop, unlessSame } from "./test_settings_shop.ts";
import { changeForm } from "./test_settings_forms.ts";
import { changeClosures, changeHours } from "./test_settings_hours.ts";

/** Changes a setting; resolves to what customers still read wrong, if anything. */
export type Change = (
  shop: SettingsShop,
  random: Random,
) => Promise<string | null>;

/** Each of the kinds of changes that an owner makes. */
export const CHANGES: Readonly<Record<string, Change>> = {
  service: changeService,
  resource: changeResource,
  hours: changeHours,
  closures: changeClosures,
  details: changeDetails,
  limits: changeLimits,
  product: changeProduct,
  form: changeForm,
  order: sortAll,
};

/** Some of the properties, so that what is not given stays. */
export function someOf<T extends object>(all: T, random: Random): Partial<T> {
  const entries = Object.entries(all).filter(() => random.chance(0.4));
  return Object.fromEntries(entries) as Partial<T>;
}

async function changeService(shop: SettingsShop, random: Random) {
  const [{ services }, { resources }] = [
    await shop.asStaff("booking_menu"),
    await shop.asStaff("booking_resources"),
  ];
  const before = random.one<Record<string, unknown>>(services);
  const changes = someOf({
    nameJa: `メニュー${random.below(1000)}`,
    nameEn: `Service ${random.below(1000)}`,
    priceMinor: random.below(50_000),
    currency: random.one(["JPY", "USD"]),
    durationMinutes: random.one([5, 30, 60, 95, 240]),
    bufferBeforeMinutes: random.one([0, 15, 60]),
    bufferAfterMinutes: random.one([0, 10, 90]),
    slotStepMinutes: random.one([5, 15, 60]),
    leadMinutes: random.one([0, 60, 10_000]),
    horizonDays: random.one([1, 30, 365]),
    cancelCutoffMinutes: random.one([0, 60, 1440, 40_000]),
    needsApproval: random.chance(0.5),
    active: random.chance(0.7),
    resourceIds: resources.map(({ id }: { id: string }) => id)
      .filter(() => random.chance(0.6)),
  }, random);
  const serviceId = before.id as string;
  await shop.asStaff("booking_change_service", { serviceId, ...changes });
  const now = { ...before, ...changes };
  const offered = await shop.asCustomer("booking_services");
  const found = offered.services
    .find(({ id }: { id: string }) => id === serviceId);
  const { active, nameJa: ja, nameEn: en } = now as Record<string, unknown>;
  const shown = found && [
    found.name,
    found.priceMinor,
    found.currency,
    found.durationMinutes,
    found.cancelUntilMinutes,
    found.needsApproval,
  ];
  return unlessSame(
    "service",
    shown,
    active
      ? [
        { ja, en },
        now.priceMinor,
        now.currency,
        now.durationMinutes,
        now.cancelCutoffMinutes,
        now.needsApproval,
      ]
      : undefined,
  );
}

async function changeResource(shop: SettingsShop, random: Random) {
  const { resources } = await shop.asStaff("booking_resources");
  const { services } = await shop.asStaff("booking_menu");
  const before = random.one<Record<string, unknown>>(resources);
  const name = `Person ${random.below(1000)}`;
  const changes = someOf({
    nameJa: name,
    nameEn: name,
    capacity: random.one([1, 2, 5]),
    active: random.chance(0.7),
    serviceIds: services.map(({ id }: { id: string }) => id)
      .filter(() => random.chance(0.6)),
  }, random);
  const resourceId = before.id as string;
  await shop.asStaff("booking_change_resource", { resourceId, ...changes });
  const now = { ...before, ...changes } as Record<string, unknown>;
  const offered = await shop.asCustomer("booking_services");
  const names = offered.services
    .filter(({ id }: { id: string }) =>
      (now.serviceIds as string[]).includes(id)
    )
    .map(({ stylists }: { stylists: { id: string; name: unknown }[] }) =>
      stylists.find(({ id }) => id === resourceId)?.name ?? null
    );
  const isOffered = now.active && now.kind === "stylist";
  const expected = { ja: now.nameJa, en: now.nameEn };
  return unlessSame(
    "stylist",
    names,
    names.map(() => isOffered ? expected : null),
  );
}

async function changeDetails(shop: SettingsShop, random: Random) {
  const mark = String(random.below(1000));
  const changes = someOf({
    nameJa: `店${mark}`,
    nameEn: `Shop ${mark}`,
    phone: random.one(["03-1234-5678", ""]),
    addressJa: `東京都${mark}`,
    cancellationJa: `取消${mark}`,
  }, random);
  Object.assign(changes, { paymentEn: `Cash ${mark}` });
  const { settings } = await shop.asStaff("business_update", changes);
  const info = await shop.asCustomer("business_info");
  return unlessSame("business", [
    info.name,
    info.phone,
    info.address.ja,
    info.cancellation.ja,
    info.payment.en,
  ], [
    { ja: settings.nameJa, en: settings.nameEn },
    settings.phone,
    settings.addressJa,
    settings.cancellationJa,
    settings.paymentEn,
  ]);
}

async function changeLimits(shop: SettingsShop, random: Random) {
  const changes = someOf({
    taxRate: random.one([0, 800, 1000, 2000]),
    reducedTaxRate: random.one([0, 500, 1000, 1500]),
    maxActiveBookings: random.one([1, 5]),
    overlappingBookings: random.chance(0.5),
    maxUnpaidOrders: random.one([1, 2]),
    maxUnitsPerProduct: random.one([1, 50]),
    maxUnitsPerOrder: random.one([1, 100]),
    unpaidOrderMinutes: random.one([5, 1440]),
    maxVoucherDays: random.one([0, 7]),
  }, random);
  Object.assign(changes, { refundMismatches: random.chance(0.5) });
  await shop.asStaff("business_update", changes);
  const { settings } = await shop.asStaff("business_settings");
  const shown = Object.keys(changes).map((name) => settings[name]);
  return unlessSame("limits", shown, Object.values(changes));
}

async function changeProduct(shop: SettingsShop, random: Random) {
  const productId = `prd_${1 + random.below(4)}`;
  const nameEn = `Thing ${random.below(1000)}`;
  const priceMinor = random.below(20_000);
  const active = random.chance(0.7);
  await shop.asStaff("product_change", {
    productId,
    nameJa: nameEn,
    nameEn,
    priceMinor,
    currency: random.one(["JPY", "USD"]),
    reducedTax: random.chance(0.5),
    active,
  });
  const read = shop.asCustomer("product_get", { productId });
  const shown = await read.then(
    ({ product }) => [product.name.en, product.priceMinor],
    () => null,
  );
  return unlessSame("product", shown, active ? [nameEn, priceMinor] : null);
}

async function sortAll(shop: SettingsShop, random: Random) {
  const shuffled = (rows: readonly { id: string }[]) =>
    rows.map(({ id }) => ({ id, at: random.next() }))
      .toSorted((a, b) => a.at - b.at).map(({ id }) => id);
  const { services } = await shop.asStaff("booking_menu");
  const { forms } = await shop.asStaff("form_catalogue");
  const formIds = shuffled(forms);
  await shop.asStaff("booking_sort_services", {
    serviceIds: shuffled(services),
  });
  await shop.asStaff("form_sort", { formIds });
  const { items } = await shop.asCustomer("form_list");
  const ids = items.map(({ id }: { id: string }) => id);
  return unlessSame("order", ids, formIds.filter((id) => ids.includes(id)));
}
