import { demoRows as bookings } from "../../../mcp_server/booking/demo.ts";
import { demoRows as products } from "../../../mcp_server/product/demo.ts";
import type { Words } from "./phrase.ts";

/** The demo's services, in the form of `booking_services`. */
export const SERVICES = rowsOf(bookings, "services").map((row) => ({
  id: String(row.id),
  name: nameOf(row),
  description: { ja: row.description_ja, en: row.description_en },
  durationMinutes: Number(row.duration_minutes),
  cancelUntilMinutes: Number(row.cancel_cutoff_minutes),
  needsApproval: false,
  stylists: stylistsOf(String(row.id)),
  priceMinor: Number(row.price_minor),
  currency: "JPY",
}));

/** The demo's products, in the form of `product_list`. */
export const PRODUCTS = rowsOf(products, "products").map((row) => ({
  id: String(row.id),
  name: nameOf(row),
  description: { ja: row.description_ja, en: row.description_en },
  priceMinor: Number(row.price_minor),
  currency: "JPY",
  stock: Number(row.stock),
  imageUrl: null,
}));

/** Minutes that a service takes. */
export function durationOf(serviceId: string): number {
  return SERVICES.find(({ id }) => id === serviceId)?.durationMinutes ?? 0;
}

function stylistsOf(serviceId: string): { id: string; name: Words }[] {
  const able = rowsOf(bookings, "service_resources")
    .filter((row) => row.service_id === serviceId)
    .map((row) => row.resource_id);
  return rowsOf(bookings, "resources").filter(({ id }) => able.includes(id))
    .map((row) => ({ id: String(row.id), name: nameOf(row) }));
}

function nameOf(row: Record<string, unknown>): Words {
  return { ja: String(row.name_ja), en: String(row.name_en) };
}

function rowsOf(
  demo: Readonly<Record<string, unknown>>,
  table: string,
): Record<string, unknown>[] {
  return demo[table] as Record<string, unknown>[];
}
