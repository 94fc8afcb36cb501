import * as z from "zod";
import { opaque } from "../operation/fields.ts";
import { TEST_CUSTOMERS } from "../operation/test_customers.ts";
import { notPersonal } from "../storage/personal.ts";

export const TRIAL_MODES = ["preview", "run"] as const;
export type TrialMode = typeof TRIAL_MODES[number];

const trial = {
  customer: z.enum(TEST_CUSTOMERS.map(({ userId }) => userId))
    .meta({ examples: [TEST_CUSTOMERS[0].userId] }),
  operation: notPersonal(opaque(64).min(1))
    .meta({ examples: ["booking_services"] })
    .describe("Name of an operation that customers call"),
  mode: z.enum(TRIAL_MODES).meta({ examples: ["run"] })
    .describe("Only what it would do, or the operation itself"),
};

export const trialInput = z.strictObject(trial);
export const trialOutput = z.strictObject({
  trial: z.strictObject({ ...trial, customer: notPersonal(z.string()) }),
});
