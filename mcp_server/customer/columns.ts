import * as z from "zod";
import { createdBy, storedId } from "../operation/fields.ts";
import { owner } from "../storage/owned_by.ts";
import { notPersonal, personal } from "../storage/personal.ts";
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
  /** Of a walk-in who turned out to be another customer: that one's id. */
  mergedInto: storedId.nullable(),
  /** What a search looks in; written by a trigger. */
  search: said,
});

export const customerNotes = defineTable("customer_notes", {
  id: storedId,
  customerId: storedId,
  ...owner,
  text: said.nullable(),
  /** Address of the member of staff who wrote it. */
  author: notPersonal(z.string()),
  createdAt: z.date(),
});
