import * as z from "zod";
import { walkIn } from "../../../mcp_server/customer/schemas.ts";
import {
  cursor,
  limit,
  localInstant,
  nextCursor,
  storedId,
  text,
} from "../../../mcp_server/operation/fields.ts";
import { personal } from "../../../mcp_server/storage/personal.ts";

/** The fields of an entry that the customer fills in. */
export const sampleDetails = z.strictObject({
  note: personal(text(500)).meta({ examples: ["平日の午後を希望します"] })
    .optional().describe(
      "A wish or remark of the customer for the staff, in the customer's words",
    ),
});
export type SampleDetails = z.output<typeof sampleDetails>;

/** An entry as the customer sees it. */
const entry = z.strictObject({
  id: storedId.meta({ examples: ["sample_4f8d1b2c9a7e4d03"] }),
  note: sampleDetails.shape.note.unwrap().nullable(),
  createdAt: localInstant,
});
export type SampleEntry = z.output<typeof entry>;

export const listInput = z.strictObject({ limit, cursor });
export const listOutput = z.strictObject({
  items: z.array(entry),
  nextCursor,
});

export const createInput = sampleDetails;
export const createForStaffInput = createInput.extend({ customer: walkIn });
export const createOutput = z.strictObject({ sample: entry });
