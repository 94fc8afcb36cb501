import * as z from "zod";
import { foldLine } from "../../shared/text/name.ts";
import { parsePhone } from "../../shared/text/phone.ts";
import { name, text } from "../operation/fields.ts";
import { personal } from "../storage/personal.ts";

/** A telephone number, kept as digits however it was written. */
const phone = text(60).overwrite((written) => parsePhone(written) ?? written)
  .refine(
    (written) => parsePhone(written) !== undefined,
    "must be a telephone number such as 090-1234-5678 or +1 415 555 0123",
  );

/** Somebody without an account, as staff write them down. */
export const walkIn = z.strictObject({
  name: personal(name(100)).meta({
    description: "How the person is called",
    examples: ["佐藤 花子"],
  }),
  furigana: personal(text(100).overwrite(foldLine)).meta({
    description: "How the name is read",
    examples: ["さとう はなこ"],
  }).optional(),
  phone: personal(phone).meta({
    description: "Where they can be reached",
    examples: ["090-1234-5678"],
  }).optional(),
});
export type WalkIn = z.output<typeof walkIn>;
