import { z } from "zod";
import { createdBy, storedId } from "../operation/fields.ts";
import { owner } from "../storage/owned_by.ts";
import { personal } from "../storage/personal.ts";
import { defineTable } from "../storage/table.ts";

const said = personal(z.string());

export const customers = defineTable("customers", {
  id: storedId,
  ...owner,
  name: said,
  furigana: said.nullable(),
  email: said.nullable(),
  phone: said.nullable(),
  createdBy,
  createdAt: z.date(),
  lastSeen: z.date(),
});
