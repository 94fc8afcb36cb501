import { z } from "zod";
import { text } from "../operation/fields.ts";
import { personal } from "../storage/personal.ts";

/** Somebody without an account, as staff write them down. */
export const walkIn = z.strictObject({
  name: personal(text(100).min(1)).meta({
    description: "How the person is called",
    examples: ["佐藤 花子"],
  }),
  phone: personal(text(30).min(1)).meta({
    description: "Where they can be reached",
    examples: ["090-1234-5678"],
  }).optional(),
});
export type WalkIn = z.output<typeof walkIn>;
