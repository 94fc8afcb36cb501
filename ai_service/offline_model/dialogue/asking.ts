import type { Answer, Job } from "../job.ts";
import type { Asked, SlotName } from "../reading/frame.ts";

/** A question, whose answer the job waits for. */
export function asking(job: Job, text: string, slot: SlotName): Answer {
  return { text, asked: askedFor(job, slot), pending: job };
}

function askedFor({ slots }: Job, slot: SlotName): Asked {
  if (slot !== "field") return { slot };
  const fieldId = slots.answers?.at(-1)?.fieldId ?? "";
  return { slot: "field", fieldId };
}
