import type { Call, Step } from "../call.ts";
import { CannotAnswer, Context, MissingReads } from "../context.ts";
import type { Conversation } from "../conversation.ts";
import { languageOf } from "../language.ts";
import type { Read, Reading } from "../reading/frame.ts";
import type { State } from "../state.ts";
import { areWithdrawn, askIfNoChange } from "./ask_if_no_change.ts";
import { doAll, type Done } from "./do_all.ts";
import { interpret } from "./interpret.ts";
import type { Meaning } from "./meaning.ts";
import { matterOf } from "./matter.ts";
import { ownFrames } from "./own_frames.ts";
import { reportChanges } from "./report.ts";
import { settle, withdrawnIn } from "./settle.ts";
import { understand } from "./understand.ts";

/** A turn that was gone through: what to say next, and the state behind it. */
interface Turned {
  step: Step;
  state: State;
}

/**
 * What to say, or which tools to ask for, next in this conversation. A model
 * remembers nothing, so that all turns are gone through from the first.
 *
 * @param read Reads a message into frames.
 */
export function decide(conversation: Conversation, read: Read): Step {
  let turned: Turned = { step: { text: "", calls: [] }, state: {} };
  conversation.turns.forEach((turn, index) => {
    const { state } = turned;
    const before = conversation.turns.slice(0, index);
    const texts = [...before, turn].map(({ text }) => text);
    const locale = state.language ?? languageOf(texts, conversation.locale);
    const earlier = before.flatMap(({ results }) => results);
    const context = new Context(conversation, { turn, earlier, state, locale });
    const isPast = index < conversation.turns.length - 1;
    turned = takeTurn(context, read, isPast);
  });
  return turned.step;
}

function takeTurn(given: Context, read: Read, isPast: boolean): Turned {
  let context = given;
  try {
    const reading = understand(context, read);
    context = inLanguageOf(context, reading);
    return answerTo(context, reading, isPast);
  } catch (error) {
    const withdrawn = isPast ? withdrawnIn(context.turn) : {};
    const state = { ...context.state, ...withdrawn };
    return { step: stepFor(context, error), state };
  }
}

/** "In English, please" counts from that message on. */
function inLanguageOf(context: Context, { frames }: Reading): Context {
  const language = frames.find((frame) => frame.language)?.language;
  return language ? context.in(language) : context;
}

/** @throws Whatever is not a reason to end a turn early. */
function stepFor(context: Context, error: unknown): Step {
  if (error instanceof CannotAnswer) return { text: error.text, calls: [] };
  if (!(error instanceof MissingReads)) throw error;
  const isFirst = context.turn.results.length === 0;
  const text = isFirst ? context.words.talk.looking : "";
  return { text, calls: [...error.calls] };
}

function answerTo(
  context: Context,
  { frames }: Reading,
  isPast: boolean,
): Turned {
  const meanings = ownFrames(context, frames)
    .map((frame) => interpret(context, frame));
  const done = askIfNoChange(context, frames, doAll(context, meanings));
  const kept = keptState(context.state, meanings);
  const state = settle(kept, done, { turn: context.turn, isPast });
  return { step: stepOf(context, done, kept), state };
}

/** What is left of the state before, where the message ends some of it. */
function keptState(state: State, meanings: readonly Meaning[]): State {
  const { language, shown, compared, withdrawn, job, rest, asked, offer } =
    state;
  const kept = {
    ...(language && { language }),
    ...(shown && { shown }),
    ...(compared && { compared }),
  };
  const isEnded = meanings.some((one) =>
    one.kind === "dropped" || one.kind === "jobs" && one.replaces
  );
  if (isEnded || state.isDeclined) return kept;
  return {
    ...kept,
    ...(withdrawn && { withdrawn }),
    ...(job && { job }),
    ...(rest && { rest }),
    ...(asked && { asked }),
    ...(offer && { offer }),
  };
}

/** Once the changes were decided about, what came of them; else the answers. */
function stepOf(
  context: Context,
  done: readonly Done[],
  { withdrawn = [] }: State,
): Step {
  const report = reportChanges(context);
  if (report) return report;
  const calls: Call[] = done.flatMap(({ answer }) => answer.calls ?? []);
  if (areWithdrawn(context.state, calls)) {
    const told = done.filter(({ answer }) => !answer.calls && answer.text)
      .map(({ answer }) => answer.text);
    const press = context.words.talk.pressButton(calls.length);
    return { text: [...told, press].join("\n"), calls };
  }
  const texts = done.map(({ answer }) => answer.text);
  const note = noteOf(context, done, withdrawn.length);
  const said = [...texts, note].filter((text) => text !== "");
  return { text: [...new Set(said)].join("\n"), calls };
}

/** What became of the cards that the message withdrew. */
function noteOf(
  { words, state }: Context,
  done: readonly Done[],
  kept: number,
): string {
  const before = state.withdrawn?.length ?? 0;
  const isNew = done.some(({ job, answer }) =>
    answer.pending && matterOf(job.intent) !== matterOf(state.job?.intent)
  );
  if (before > 0 && kept === 0 && isNew) return words.talk.wasReplaced;
  if (isNew && state.job?.slots.formId) return words.form.closed;
  const isAside = done.every(({ answer }) => !answer.calls && !answer.pending);
  return isAside && kept > 0 ? words.talk.wasWithdrawn(kept) : "";
}
