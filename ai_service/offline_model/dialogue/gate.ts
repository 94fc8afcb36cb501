import type { Context } from "../context.ts";
import type { Answer, Job } from "../job.ts";
import { JOBS } from "../jobs/jobs.ts";
import type { Problem } from "../reading/frame.ts";
import { WRITES } from "../reading/frame.ts";
import { withLastItem } from "./last_item.ts";
import { withRefused } from "./bad_answer.ts";
import { questionAbout } from "./question.ts";
import { quotedIn } from "./quoted.ts";

/**
 * Does a job, or asks what stands in its way. This is the only door to the
 * changes: none is asked for while the message has a part that was not
 * understood, or that has two meanings.
 */
export function perform(context: Context, given: Job): Answer {
  const job = withLastItem(context, given);
  const unread = job.problems.filter(isUnread).filter((one) =>
    !isLeftOut(job, one)
  );
  const [problem] = job.problems.filter((one) =>
    !isUnread(one) && (isWrite(job) || BLOCKING.has(one.reason))
  );
  const clean = { ...job, problems: [] };
  if (problem) return questionAbout(context, clean, problem);
  if (unread.length === 0) {
    return withLeftOut(context, job, JOBS[job.intent](context, clean));
  }
  return isWrite(job)
    ? askFirst(context, clean, unread)
    : askBehind(context, clean, unread);
}

/** In a form each word may be an answer, so that only fillers are left out. */
function isLeftOut({ intent }: Job, { weight }: Unread): boolean {
  const isForm = intent === "form_fill" || intent === "form_submit";
  return weight !== undefined && !(isForm && weight === "told");
}

/** A card says which words of the message it does not heed. */
function withLeftOut(
  { words, turn }: Context,
  job: Job,
  answer: Answer,
): Answer {
  const told = job.problems.filter(isUnread).filter(({ weight }) =>
    weight === "told"
  );
  if (!answer.calls || told.length === 0) return answer;
  const quotes = quotedIn(turn.text, told.map(({ quote }) => quote));
  return {
    ...answer,
    text: `${answer.text}\n${words.question.leftOut(quotes)}`,
  };
}

type Unread = Extract<Problem, { reason: "unread" }>;

function isUnread(problem: Problem): problem is Unread {
  return problem.reason === "unread";
}

/** "Yes" to an open time books it. */
function isWrite({ intent }: Job): boolean {
  return WRITES.has(intent) || intent === "open_times";
}

/** What makes even an answer that changes nothing a wrong one. */
const BLOCKING: ReadonlySet<Problem["reason"]> = new Set<Problem["reason"]>([
  "weekday_clash",
  "no_such_date",
  "no_such_time",
  "ambiguous_date",
  "unknown_name",
  "unsupported",
  "too_long",
]);

/** What has to be asked anyway is asked as well; else "yes" goes on. */
function askFirst(
  context: Context,
  job: Job,
  unread: readonly Unread[],
): Answer {
  const { question } = context.words;
  const asking = questionsOf(context, unread).join("\n");
  const answer = JOBS[job.intent](context, job);
  if (!answer.calls) {
    const pending = answer.pending &&
      keepingOpen(context, answer.pending, unread);
    const text = `${asking}\n${answer.text}`;
    return { ...answer, text, ...(pending && { pending }) };
  }
  return {
    text: `${asking}\n${question.goOnWithout}`,
    asked: { slot: "confirm" },
    offer: [job],
    pending: keepingOpen(context, job, unread),
  };
}

/**
 * Words beside the answers that were not understood are asked about again before
 * the form is handed in; those of the message that opened the form are not.
 */
function keepingOpen(
  { state }: Context,
  job: Job,
  unread: readonly Unread[],
): Job {
  return isForm(job) && isForm(state.job)
    ? unread.reduce(
      (one, { quote }) => withRefused(one, { fieldId: "", quote }),
      job,
    )
    : job;
}

function isForm(job: Job | null | undefined): boolean {
  return job?.intent === "form_fill" || job?.intent === "form_submit";
}

function askBehind(
  context: Context,
  job: Job,
  unread: readonly Unread[],
): Answer {
  const answer = JOBS[job.intent](context, job);
  if (job.intent === "none") return answer;
  const asking = questionsOf(context, unread);
  return { ...answer, text: [answer.text, ...asking].join("\n") };
}

function questionsOf(
  { words, turn }: Context,
  unread: readonly Unread[],
): string[] {
  return quotedIn(turn.text, unread.map(({ quote }) => quote))
    .map((quote) => words.question.unread(quote));
}
