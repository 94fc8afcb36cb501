import { assertEquals } from "@std/assert";
import { settings } from "../../business/schemas.ts";
import {
  numberOf,
  SETTING_GROUPS,
  type SettingGroup,
  settingsFrom,
  settingsOf,
  typedSetting,
} from "./settings_fields.ts";

const groups = Object.keys(SETTING_GROUPS) as SettingGroup[];

Deno.test("every setting is in one form", () => {
  const names = groups.flatMap((group) =>
    settingsOf(group).map(([name]) => name)
  );
  assertEquals(names.toSorted(), settings.keyof().options.toSorted());
});

Deno.test("what a form shows is what it gives back", () => {
  const stored: Record<string, unknown> = {
    sellerJa: "店",
    taxRate: 1000,
    reducedTaxRate: 810,
  };
  const kinds = new Map(settingsOf("disclosures"));
  const get = (name: string) =>
    name in stored
      ? typedSetting(kinds.get(name as "taxRate")!, stored[name])
      : "";
  const form = { get, optional: get, sent: get, all: () => [] };
  const given = settingsFrom("disclosures", form);
  assertEquals([given.sellerJa, given.taxRate, given.reducedTaxRate], [
    "店",
    1000,
    810,
  ]);
});

Deno.test("numbers are read as they are typed, and nothing is not zero", () => {
  assertEquals(["１０", " 7.5 ", "", "ten"].map(numberOf), [10, 7.5, NaN, NaN]);
});
