import { bookingMenu } from "../../booking/menu/operations.ts";
import type { Menu } from "../../booking/menu/schemas.ts";
import { bookingResources } from "../../booking/resource/operations.ts";
import type { Resources } from "../../booking/resource/schemas.ts";
import type { AdminContext } from "../state.ts";

/** What can be booked, and who or what does it. */
export async function loadCatalogue(
  staff: AdminContext,
): Promise<Menu & Resources> {
  const [menu, resources] = await Promise.all([
    staff.call<Menu>(bookingMenu, {}),
    staff.call<Resources>(bookingResources, {}),
  ]);
  return { ...menu, ...resources };
}
