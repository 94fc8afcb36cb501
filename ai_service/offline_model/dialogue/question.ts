import type { Context } from "../context.ts";
import type { Answer, Job } from "../job.ts";
import { cannot, leaveAlone } from "../jobs/talk.ts";
import type { Problem, SlotName } from "../reading/frame.ts";
import { asking } from "./asking.ts";
import { badAnswer } from "./bad_answer.ts";
import { unknownName } from "./unknown_name.ts";
import { whichNamed } from "./which_named.ts";

/** Asks what a message left open, with its own words. */
export function questionAbout(
  context: Context,
  job: Job,
  problem: Problem,
): Answer {
  const { question } = context.words;
  const { reason, quote } = problem;
  const ask = (text: string, slot: SlotName) => asking(job, text, slot);
  switch (reason) {
    case "negated":
      return leaveAlone(context);
    case "unsupported":
      return { ...cannot(context, problem.what), pending: job, offer: [job] };
    case "no_such_date":
      return ask(question.noSuchDate(quote), "day");
    case "no_such_time":
      return ask(question.noSuchTime(quote), "time");
    case "weekday_clash": {
      const day = context.format.date(problem.date);
      return ask(question.weekdayClash(quote, day), "day");
    }
    case "ambiguous_date": {
      const days = problem.dates.map((date) => context.format.date(date));
      return ask(question.whichDate(quote, days), "day");
    }
    case "ambiguous_name":
      return whichNamed(context, job, problem);
    case "either":
      return problem.ids && problem.ids.length > 0
        ? whichNamed(context, job, { ...problem, ids: problem.ids })
        : ask(question.either(quote), problem.slot);
    case "unknown_name":
      return unknownName(context, job, problem);
    case "bad_answer":
      return badAnswer(context, job, problem);
    default:
      return otherQuestion(context, job, problem);
  }
}

function otherQuestion(context: Context, job: Job, problem: Problem): Answer {
  const { question } = context.words;
  const { quote } = problem;
  switch (problem.reason) {
    case "two_values":
      return asking(job, question.twoValues(quote), problem.slot);
    case "bad_quantity":
      return asking(job, question.badQuantity(quote), "quantity");
    case "what_number":
      return asking(job, question.whatNumber(quote), "intent");
    case "two_intents":
      return asking(job, question.twoIntents(quote), "intent");
    case "condition":
      return asking(job, question.condition(quote), "intent");
    case "intended":
      return {
        text: question.intended,
        asked: { slot: "confirm" },
        offer: [job],
        pending: job,
      };
    case "too_long":
      return { text: question.tooLong };
    default:
      return asking(job, question.unread(quote), "intent");
  }
}
