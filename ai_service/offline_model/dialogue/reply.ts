import type { Context } from "../context.ts";
import type { Job } from "../job.ts";
import type { Frame } from "../reading/frame.ts";
import { booleanAnswer } from "./form_reply.ts";
import { goOn, jobOf } from "./go_on.ts";
import { matterOf } from "./matter.ts";
import { type Meaning, ongoing } from "./meaning.ts";

/** What "yes" is about. */
export function agree(context: Context, frame: Frame): Meaning {
  const { withdrawn = [], offer = [], job } = context.state;
  const answer = booleanAnswer(context, true);
  if (answer) return ongoing(answer);
  if (hasSlots(frame)) return goOn(context, frame);
  const { problems } = frame;
  if (job && problems.length > 0) return ongoing({ ...job, problems });
  if (withdrawn.length > 0) return { kind: "cards_again" };
  // "Tell me the one thing you would like" is not answered by "ok".
  if (job && offer.length === 0 && context.state.asked?.slot === "intent") {
    return ongoing(jobOf(context, frame));
  }
  // "How many?" is not answered by "yes".
  const isUncounted = context.state.asked?.slot === "quantity" &&
    job?.slots.items?.some(({ quantity }) => quantity === undefined);
  if (isUncounted) return ongoing(jobOf(context, frame));
  if (offer.length > 0) return ongoing(...offer.map(withoutProblems));
  return ongoing(
    job && !context.state.isDeclined ? job : jobOf(context, frame),
  );
}

function withoutProblems(job: Job): Job {
  return { ...job, problems: [] };
}

/** What "no" is about. */
export function refuse(context: Context, frame: Frame): Meaning {
  const { job } = context.state;
  const answer = booleanAnswer(context, false);
  if (answer) return ongoing(answer);
  // "No, the oil" puts one in place of the other.
  if (job && hasSlots(frame)) {
    return goOn(context, { ...frame, isCorrection: true });
  }
  return drop(context, frame);
}

/** A form stays open: its answers were work. */
export function drop(context: Context, frame: Frame): Meaning {
  const job = jobOf(context, frame);
  return matterOf(context.state.job?.intent) === "form"
    ? ongoing(job)
    : { kind: "dropped", job };
}

function hasSlots({ slots }: Frame): boolean {
  return Object.keys(slots).length > 0;
}
