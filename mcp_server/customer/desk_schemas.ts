import * as z from "zod";
import { parseEmail } from "../../shared/text/email.ts";
import {
  cursor,
  id,
  limit,
  localInstant,
  nextCursor,
  storedId,
  text,
} from "../operation/fields.ts";
import { notPersonal, personal } from "../storage/personal.ts";
import { walkIn } from "./schemas.ts";

const CUSTOMER = { examples: ["cus_5f0c1e"] };
const said = personal(z.string());

export const customerId = id.meta(CUSTOMER).describe("Id of a customer");

/** A customer as a list shows them. */
export const listedCustomer = z.strictObject({
  id: storedId.meta(CUSTOMER),
  name: said,
  furigana: said.nullable(),
  email: said.nullable(),
  phone: said.nullable(),
  /** Whether a trusted service knows them, and so their name and address. */
  hasAccount: z.boolean(),
  lastSeen: localInstant,
});
export type ListedCustomer = z.output<typeof listedCustomer>;

export const customerListInput = z.strictObject({
  query: personal(text(100)).meta({ examples: ["さとう"] }).optional().describe(
    "Words of the name, its reading, the number or the address",
  ),
  limit,
  cursor,
});
export const customerListOutput = z.strictObject({
  items: z.array(listedCustomer),
  nextCursor,
});
export type CustomerPage = z.output<typeof customerListOutput>;

/** A remark of staff. */
export const customerNote = z.strictObject({
  id: storedId,
  text: said,
  author: notPersonal(z.string()),
  createdAt: localInstant,
});

export const customerRecord = listedCustomer.extend({
  createdAt: localInstant,
  /** The customer whom this one was merged with; everything is there now. */
  mergedInto: storedId.nullable(),
  /** Erased: what they did stays, without who they were. */
  isErased: z.boolean(),
  notes: z.array(customerNote),
});
export type CustomerRecord = z.output<typeof customerRecord>;

export const customerGetInput = z.strictObject({ customerId });
export const customerOutput = z.strictObject({ customer: customerRecord });

const email = text(254).overwrite((written) => parseEmail(written) ?? written)
  .refine(
    (written) => parseEmail(written) !== undefined,
    "must be an e-mail address",
  );
const address = personal(email).meta({ examples: ["hanako@example.com"] })
  .describe("Where they can be written to");

export const customerCreateInput = walkIn.extend({
  email: address.optional(),
});
export type NewCustomer = z.output<typeof customerCreateInput>;

const { name, phone } = walkIn.shape;
const empty = z.literal("");
export const customerUpdateInput = z.strictObject({
  customerId,
  name: name.optional(),
  furigana: walkIn.shape.furigana,
  phone: personal(z.union([empty, phone.unwrap()])).optional(),
  email: personal(z.union([empty, address])).optional(),
});
export type CustomerChanges = Omit<
  z.output<typeof customerUpdateInput>,
  "customerId"
>;

export const customerNoteInput = z.strictObject({
  customerId,
  text: personal(text(2000).min(1, "must not be empty"))
    .meta({ examples: ["仕上げは短めが好み"] }),
});

export const customerMergeInput = z.strictObject({
  customerId: customerId.describe("A walk-in, whose records move"),
  intoId: id.meta({ examples: ["cus_91ab"] })
    .describe("The customer who gets them"),
});

export const customerExportOutput = z.strictObject({
  customer: customerRecord,
  records: personal(z.record(z.string(), z.unknown()))
    .describe("All rows about the customer, by table"),
});
export type CustomerExport = z.output<typeof customerExportOutput>;

export const customerChangesInput = z.strictObject({ limit });
export const customerChangesOutput = z.strictObject({
  seenUntil: localInstant,
  mark: z.int().describe("Names the latest change, for customer_mark_seen"),
  items: z.array(z.strictObject({
    at: localInstant,
    operation: notPersonal(z.string()),
    customerId: storedId.nullable(),
    customerName: said,
    /** The time of a booking before and after, where it has one. */
    startBefore: localInstant.nullable(),
    startAfter: localInstant.nullable(),
    /** Number of an order. */
    number: notPersonal(z.string()).nullable(),
  })),
});
export type CustomerChangesPage = z.output<typeof customerChangesOutput>;

export const customerMarkSeenInput = z.strictObject({
  mark: z.int().min(0).max(8.64e15).meta({ examples: [1_900_000_000_000] })
    .describe("As customer_changes gave it"),
});
