import type { MenuService } from "../../booking/menu/schemas.ts";

/** What the form for a new service shows at first, in the shop's currency. */
export function newService(
  services: readonly Pick<MenuService, "currency">[],
): Omit<MenuService, "id" | "active" | "upcoming"> {
  return {
    nameJa: "",
    nameEn: "",
    descriptionJa: "",
    descriptionEn: "",
    priceMinor: NaN,
    currency: services[0]?.currency ?? "JPY",
    durationMinutes: 60,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    slotStepMinutes: 30,
    leadMinutes: 60,
    horizonDays: 60,
    cancelCutoffMinutes: 1440,
    needsApproval: false,
    resourceIds: [],
  };
}
