import * as z from "zod";
import {
  bilingual,
  cursor,
  id,
  instant,
  limit,
  localInstant,
  nextCursor,
  storedId,
  text,
} from "../operation/fields.ts";
import { MAX_EXPORTED } from "../operation/export.ts";
import { personal } from "../storage/personal.ts";

const shown = z.strictObject({
  ja: personal(z.string()),
  en: personal(z.string()),
});

/** What was handed in, with the questions of the version that was answered. */
const ownSubmission = z.strictObject({
  id: storedId.meta({ examples: ["sub_91c0"] }),
  formId: storedId.meta({ examples: ["frm_intake"] }),
  version: z.int().positive(),
  title: bilingual,
  submittedAt: localInstant,
  /** Null once the customer was erased. */
  answers: z.array(z.strictObject({ label: bilingual, value: shown }))
    .nullable(),
});
export type OwnSubmission = z.output<typeof ownSubmission>;

export const ownListInput = z.strictObject({ limit, cursor });
export const ownListOutput = z.strictObject({
  items: z.array(ownSubmission),
  nextCursor,
});

const staffSubmission = ownSubmission.extend({
  customer: z.strictObject({ id: storedId, name: personal(z.string()) }),
});
export type StaffSubmission = z.output<typeof staffSubmission>;

export const staffListInput = z.strictObject({
  customerId: id.optional(),
  formId: id.optional(),
  query: personal(text(100)).optional().describe(
    "Words of an answer or of the customer's name; a page can have fewer than `limit` although there are more",
  ),
  from: instant.optional().describe("Handed in at this moment or later"),
  to: instant.optional().describe("Handed in before this moment"),
  limit,
  cursor,
});
export type SubmissionQuery = z.output<typeof staffListInput>;

export const exportInput = staffListInput.extend({
  limit: z.int().min(1).max(MAX_EXPORTED).optional(),
});

export const staffListOutput = z.strictObject({
  items: z.array(staffSubmission),
  nextCursor,
});
export type SubmissionPage = z.output<typeof staffListOutput>;
