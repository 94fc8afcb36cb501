import { businessSettings } from "../../business/operations.ts";
import type { Settings } from "../../business/schemas.ts";
import type { Menu } from "../../booking/menu/schemas.ts";
import type { Resources } from "../../booking/resource/schemas.ts";
import { readIfAny } from "../desk/read_if_any.ts";
import { shopPages } from "../desk/sections.ts";
import type { FormCatalogue } from "../forms/form_pages.ts";
import type { AdminContext } from "../state.ts";
import { loadCatalogue } from "./catalogue_page.ts";

/** A step on the way to a shop that customers can book at. */
export interface SetUpStep {
  name: "name" | "hours" | "services" | "people" | "products" | "forms";
  path: string;
  isDone: boolean;
  /** A shop can open without it. */
  isOptional: boolean;
}

/** What a new shop needs, and has of it; nothing once customers can book. */
export async function loadSetUp(staff: AdminContext): Promise<SetUpStep[]> {
  const [{ settings }, catalogue] = await Promise.all([
    staff.call<{ settings: Settings }>(businessSettings, {}),
    loadCatalogue(staff),
  ]);
  const needed = neededSteps(settings, catalogue);
  if (needed.every(({ isDone }) => isDone)) return [];
  return [...needed, ...await optionalSteps(staff)].filter(({ path }) =>
    shopPages.some((page) => page.path === path && staff.may(page.reads))
  );
}

function neededSteps(
  { nameJa, nameEn }: Settings,
  { services, resources, hours }: Menu & Resources,
): SetUpStep[] {
  const used = resources.filter(({ active }) => active).map(({ id }) => id);
  const offered = services.filter(({ active }) => active);
  const canBeBooked = offered.some(({ resourceIds }) =>
    resourceIds.some((id) => used.includes(id))
  );
  const step = (
    name: SetUpStep["name"],
    path: string,
    isDone: boolean,
  ): SetUpStep => ({ name, path, isDone, isOptional: false });
  return [
    step("name", "/admin/shop", nameJa !== "" && nameEn !== ""),
    step("hours", "/admin/shop/hours", hours.length > 0),
    step("services", "/admin/shop/menu", offered.length > 0),
    step("people", "/admin/shop/people", canBeBooked),
  ];
}

async function optionalSteps(staff: AdminContext): Promise<SetUpStep[]> {
  const [forms, products] = await Promise.all([
    readIfAny<FormCatalogue>(staff, "form_catalogue", {}),
    readIfAny<{ items: unknown[] }>(staff, "product_list", { limit: 1 }),
  ]);
  const optional = { isOptional: true };
  return [
    {
      ...optional,
      name: "products",
      path: "/admin/shop/products",
      isDone: (products?.items.length ?? 0) > 0,
    },
    {
      ...optional,
      name: "forms",
      path: "/admin/shop/forms",
      isDone: forms?.forms.some(({ active }) => active) ?? false,
    },
  ];
}
