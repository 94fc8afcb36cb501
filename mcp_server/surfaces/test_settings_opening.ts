import {
  CUSTOMERS,
  NOW,
  SERVICE,
  type SettingsShop,
} from "./test_settings_shop.ts";

const DAY = 86_400_000;
const label = (ja: string, en: string) => ({ ja, en });

const QUESTIONS = [
  {
    id: "first",
    type: "yes_no",
    label: label("初めて", "First visit"),
    required: true,
  },
  {
    id: "how",
    type: "single",
    label: label("きっかけ", "How you found us"),
    required: true,
    showIf: { field: "first", is: true },
    options: [
      { value: "web", label: label("検索", "Search") },
      { value: "friend", label: label("友人", "A friend") },
    ],
  },
  {
    id: "wish",
    type: "text",
    label: label("ご要望", "Wishes"),
    required: false,
    long: true,
    maxLength: 200,
  },
];

/** Opens the shop as its owner would, from an empty database. */
export async function openShop(shop: SettingsShop): Promise<void> {
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    opens: "09:00",
    closes: "21:00",
  }));
  await shop.asStaff("booking_set_hours", { hours });
  await shop.asStaff("business_update", { nameJa: "店", nameEn: "Shop" });
  const serviceIds: string[] = [];
  for (const [index, nameEn] of ["Short", "Middle", "Long"].entries()) {
    const { service } = await shop.asStaff("booking_add_service", {
      nameJa: `メニュー${index}`,
      nameEn,
      priceMinor: 3000 * (index + 1),
      currency: "JPY",
      durationMinutes: 30 * (index + 1),
      needsApproval: index === 2,
    });
    serviceIds.push(service.id);
  }
  for (const kind of ["stylist", "stylist", "chair"]) {
    const name = `${kind} ${crypto.randomUUID().slice(0, 4)}`;
    const fields = { kind, nameJa: name, nameEn: name, capacity: 2 };
    await shop.asStaff("booking_add_resource", { ...fields, serviceIds });
  }
  for (const title of ["Intake", "Survey"]) {
    const content = { titleJa: `${title}票`, titleEn: title };
    await shop.asStaff("form_add", { ...content, fields: QUESTIONS });
  }
  await shop.database.owner`
    insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock, reduced_tax)
    select 'prd_' || i, '品' || i, 'Thing ' || i, '', '', i * 500, 'JPY', 1000,
      i % 2 = 0 from generate_series(1, 4) i`;
}

/** Every customer books, orders and hands in. */
export async function fillShop(shop: SettingsShop): Promise<void> {
  for (const [index, by] of CUSTOMERS.entries()) {
    await book(shop, by, index);
    await order(shop, by, index);
    await handIn(shop, by);
  }
}

async function book(shop: SettingsShop, by: string, index: number) {
  const { services } = await shop.asCustomer("booking_services");
  for (const [at, service] of services.entries()) {
    const from = new Date(NOW.getTime() + (2 + at) * DAY);
    const to = new Date(from.getTime() + DAY);
    const stylistId = at === 1 ? service.stylists[index % 2].id : undefined;
    const wanted = { serviceId: service.id, stylistId };
    const { slots } = await shop.asCustomer("booking_slots", {
      ...wanted,
      from: from.toISOString(),
      to: to.toISOString(),
    });
    const { start } = slots[index];
    await shop.asCustomer("booking_create", { ...wanted, start, note: by }, by);
  }
}

async function order(shop: SettingsShop, by: string, index: number) {
  for (const quantity of [1, 2]) {
    const items = [1, 2].map((each) => ({
      productId: `prd_${1 + (index + each) % 4}`,
      quantity,
    }));
    const { order } = await shop.asCustomer("order_create", { items }, by);
    if (quantity === 1) continue;
    const { id: orderId, totalMinor: amountMinor, currency } = order;
    const paymentIntent = `pi_${orderId}`;
    const paid = { orderId, paymentIntent, amountMinor, currency };
    await shop.call("order_mark_paid", paid, SERVICE);
  }
}

async function handIn(shop: SettingsShop, by: string) {
  const { items } = await shop.asCustomer("form_list");
  for (const { id: formId, version } of items) {
    const answers = { first: true, how: "friend", wish: `静かな席 ${by}` };
    await shop.asCustomer("form_submit", { formId, version, answers }, by);
  }
}
