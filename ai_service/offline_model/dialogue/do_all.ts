import type { Call } from "../call.ts";
import { CannotAnswer, type Context, MissingReads } from "../context.ts";
import type { Answer, Job } from "../job.ts";
import type { State } from "../state.ts";
import { perform } from "./gate.ts";
import type { Meaning } from "./meaning.ts";
import { matterOf } from "./matter.ts";

/** A job that was done or asked about, and the answer to it. */
export interface Done {
  job: Job;
  answer: Answer;
}

/**
 * Does everything that a message means. While one job needs an answer, no
 * change is asked for: the next message would withdraw its card.
 *
 * @throws {MissingReads} With all reads that the jobs need next.
 */
export function doAll(
  context: Context,
  meanings: readonly Meaning[],
): readonly Done[] {
  if (meanings.some(({ kind }) => kind === "cards_again")) {
    return cardsAgain(context);
  }
  const done = performAll(context, jobsOf(context.state, meanings));
  const asking = done.filter(({ answer }) => answer.pending && !answer.calls);
  if (asking.length === 0) return done;
  const others = done.filter((one) => !asking.includes(one));
  const held = others.map((one) => heldBack(context, one));
  return [...asking, ...held];
}

function heldBack({ words }: Context, { job, answer }: Done): Done {
  const { pending, calls } = answer;
  return calls && pending
    ? { job, answer: { text: words.talk.theRestLater, pending } }
    : { job, answer };
}

/** The jobs of the message, and those that wait for the one it goes on with. */
function jobsOf(
  { rest = [] }: State,
  meanings: readonly Meaning[],
): readonly Job[] {
  const jobs = meanings.flatMap((meaning) => {
    if (meaning.kind === "jobs") return meaning.jobs;
    return meaning.kind === "dropped" ? [meaning.job] : [];
  });
  const goesOn = meanings.some((meaning) =>
    meaning.kind === "jobs" && !meaning.replaces &&
    meaning.jobs.some(({ intent }) => matterOf(intent))
  );
  return goesOn ? [...jobs, ...rest] : jobs;
}

/** The cards that were withdrawn, for their buttons to be pressed. */
function cardsAgain({ words, state }: Context): Done[] {
  const calls: Call[] = [...state.withdrawn ?? []];
  const text = words.talk.pressButton(calls.length);
  const [job, ...rest] = [state.job, ...state.rest ?? []];
  const first: Job = job ?? { intent: "yes", slots: {}, problems: [] };
  return [
    { job: first, answer: { text, calls, ...(job && { pending: job }) } },
    ...rest.flatMap((one) =>
      one ? [{ job: one, answer: { text: "", pending: one } }] : []
    ),
  ];
}

function performAll(context: Context, jobs: readonly Job[]): Done[] {
  const missing: Call[] = [];
  const done = jobs.flatMap((job) => {
    const answer = tryTo(context, job);
    if (!(answer instanceof MissingReads)) return [{ job, answer }];
    missing.push(...answer.calls);
    return [];
  });
  if (missing.length > 0) throw new MissingReads(distinct(missing));
  return done;
}

function tryTo(context: Context, job: Job): Answer | MissingReads {
  try {
    return withKnownTools(context, perform(context, job));
  } catch (error) {
    if (error instanceof MissingReads) return error;
    if (error instanceof CannotAnswer) return { text: error.text };
    throw error;
  }
}

/** A change whose tool is not there cannot be made here. */
function withKnownTools(context: Context, answer: Answer): Answer {
  const { calls = [] } = answer;
  return calls.every(({ name }) => context.can(name))
    ? answer
    : { text: context.words.talk.notOffered(context.abilities) };
}

function distinct(calls: readonly Call[]): Call[] {
  const keyed = calls.map((call) => [JSON.stringify(call), call] as const);
  return [...new Map(keyed).values()];
}
