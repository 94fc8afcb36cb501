import type { Intent } from "../reading/frame.ts";

/** What several intents are steps of: asking for open times leads to booking. */
export type Matter = "visit" | "move" | "cancel" | "order" | "form";

const MATTERS: Partial<Record<Intent, Matter>> = {
  book: "visit",
  open_times: "visit",
  move: "move",
  cancel: "cancel",
  cancel_booking: "cancel",
  cancel_order: "cancel",
  order: "order",
  form_fill: "form",
  form_submit: "form",
  form_show: "form",
};

/** What the intent is a step of; undefined where it is answered at once. */
export function matterOf(intent: Intent | undefined): Matter | undefined {
  return intent && MATTERS[intent];
}
