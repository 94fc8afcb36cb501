import { SERVICE_DEFAULTS } from "../../booking/menu/operations.ts";
import type { MenuService } from "../../booking/menu/schemas.ts";

/** What the form for a new service shows at first, in the shop's currency. */
export function newService(
  services: readonly Pick<MenuService, "currency">[],
): Omit<MenuService, "id" | "active" | "upcoming"> {
  return {
    ...SERVICE_DEFAULTS,
    nameJa: "",
    nameEn: "",
    priceMinor: NaN,
    currency: services[0]?.currency ?? "JPY",
    durationMinutes: 60,
    resourceIds: [],
  };
}
