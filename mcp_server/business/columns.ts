import * as z from "zod";
import { storedId } from "../operation/fields.ts";
import { defineTable } from "../storage/table.ts";
import { settings } from "./schemas.ts";

export const business = defineTable("business", {
  id: storedId,
  ...settings.shape,
  updatedAt: z.date(),
});

/** Columns read of the business: all its settings. */
export const settingsRow = business.pick(...settings.keyof().options);
