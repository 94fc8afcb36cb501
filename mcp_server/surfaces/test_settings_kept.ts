import { CUSTOMERS, NOW, type SettingsShop } from "./test_settings_shop.ts";

/** What exists, as JSON, by where it is read and its id. */
export type Kept = ReadonlyMap<string, string>;

type Item = Record<string, unknown> & { id: string };

/** Everything that customers and staff read of what was agreed on. */
export async function readKept(shop: SettingsShop): Promise<Kept> {
  const kept = new Map<string, string>();
  const keep = (where: string, items: readonly Item[]) => {
    for (const item of items) {
      kept.set(`${where} ${item.id}`, JSON.stringify(agreedOf(item)));
    }
  };
  for (const by of CUSTOMERS) {
    for (const list of ["booking_list", "order_list", "form_submissions"]) {
      const { items } = await shop.asCustomer(list, { limit: 100 }, by);
      keep(`${by} ${list}`, items);
      if (list === "order_list") keep(by, await receiptsOf(shop, items, by));
    }
  }
  for (const list of ["booking_list", "order_list", "form_submissions"]) {
    const { items } = await shop.asStaff(list, { limit: 100 });
    keep(`staff ${list}`, items);
  }
  const { items } = await shop.asStaff("booking_calendar", {
    from: NOW.toISOString(),
    to: new Date(NOW.getTime() + 7 * 86_400_000).toISOString(),
  });
  keep("staff calendar", items);
  return kept;
}

/** A stylist, a chair or a room may get another name: it is the same one. */
function agreedOf({ stylist, resource: _, ...item }: Item) {
  const { id } = (stylist ?? {}) as { id?: string };
  return { ...item, ...(id !== undefined && { stylistId: id }) };
}

/** The receipts of what is paid. */
async function receiptsOf(
  shop: SettingsShop,
  orders: readonly Item[],
  by: string,
): Promise<Item[]> {
  const paid = orders.filter(({ paymentStatus }) => paymentStatus === "paid");
  return await Promise.all(paid.map(async ({ id: orderId }) => {
    const { receipt } = await shop.asCustomer("order_receipt", { orderId }, by);
    return { ...receipt, id: `receipt of ${orderId}` };
  }));
}

/** What is gone, and what reads otherwise than before. */
export function differences(before: Kept, after: Kept): string[] {
  return [...before].flatMap(([key, item]) => {
    const now = after.get(key);
    if (now === undefined) return [`lost: ${key}`];
    return now === item ? [] : [`wrong: ${key} ${item} -> ${now}`];
  });
}
