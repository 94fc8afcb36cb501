import { readStream } from "../e2e/person.ts";
import type {
  ApprovalState,
  ConversationView,
} from "../../ai_service/conversation/events.ts";
import { approve, type Card, type Talk } from "./cards.ts";
import type { Wave } from "./crash_rounds.ts";
import { settled } from "./due_work.ts";
import { inParallel } from "../../ai_service/agent/in_parallel.ts";
import type { SoakStack } from "./soak_stack.ts";
import type { Tally } from "./tally.ts";
import { countMarks } from "./writes.ts";

/**
 * Waits until all is done by itself, and only then looks: what was approved
 * exists once and its card says so, and every conversation goes on.
 */
export async function checkWave(
  soak: SoakStack,
  { cards, talks: others }: Wave,
  tally: Tally,
): Promise<void> {
  const left = await settled(soak);
  if (left > 0) tally.note(`${left} things of due work are left`);
  const times = await countMarks(
    soak.sql,
    cards.map(({ write }) => write.mark),
  );
  const talks = talksOf(cards, others);
  const states = await look(talks, tally);
  for (const card of cards) {
    const state = states.get(card.approvalId);
    compareCard(tally, card, { state, times: times.get(card.write.mark) ?? 0 });
  }
  const pending = cards.filter((card) =>
    states.get(card.approvalId) === "pending"
  );
  await approveLate(soak, pending, tally);
  await inParallel(talks, 4, (talk) => requireNextAnswer(tally, talk));
  checkModel(soak, tally);
  tally.writes += cards.length;
  tally.conversations += talks.length;
}

/** Each conversation once. */
function talksOf(cards: readonly Card[], others: readonly Talk[]): Talk[] {
  const all = [...cards.map(({ talk }) => talk), ...others];
  return [...new Map(all.map((talk) => [talk.id, talk])).values()];
}

/** Opens the conversations; resolves to the states of their cards, by id. */
async function look(
  talks: readonly Talk[],
  tally: Tally,
): Promise<ReadonlyMap<string, ApprovalState>> {
  const states = await inParallel(talks, 4, async (talk) => {
    try {
      const view = await talk.customer.viewed(talk.id);
      if (view.activeRunId) noteStuck(tally, talk, "is still answering");
      return statesIn(view);
    } catch (error) {
      noteStuck(tally, talk, `cannot be opened: ${error}`);
      return [];
    }
  });
  return new Map(states.flat());
}

function statesIn(view: ConversationView): [string, ApprovalState][] {
  const shown = view.messages.flatMap(({ parts }) => parts)
    .flatMap((part) => part.type === "approval" ? [part.approval] : []);
  return [...shown, ...view.pendingApprovals]
    .map(({ approvalId, state }) => [approvalId, state]);
}

/** Compares what the card says with what exists. */
function compareCard(
  tally: Tally,
  { isAccepted, isSent, write, approvalId, talk }: Card,
  { state, times }: { state: ApprovalState | undefined; times: number },
): void {
  const wasApproved = isAccepted || (isSent && state !== "pending");
  const isDoubled = times > (wasApproved ? 1 : 0);
  const isLost = wasApproved && times === 0;
  const isDenied = times > 0 && state !== "done";
  if (isDoubled) tally.doubled += 1;
  if (isLost) tally.lost += 1;
  if (isDenied) tally.saidFailed += 1;
  if (!isDoubled && !isLost && !isDenied) return;
  tally.note(
    `${write.call.name} ${write.mark}: ${times} times, card ${state}, ` +
      `accepted ${isAccepted}, ${approvalId} in ${talk.id}`,
  );
}

/** Cards whose approval a crash prevented can be approved afterwards. */
async function approveLate(
  { sql }: SoakStack,
  cards: readonly Card[],
  tally: Tally,
): Promise<void> {
  // Cards of one conversation one after another: the last one goes on.
  for (const card of cards) {
    const stream = await approve(card);
    if (stream) await readStream(stream);
    else noteStuck(tally, card.talk, "takes no decision");
  }
  const times = await countMarks(sql, cards.map(({ write }) => write.mark));
  for (const { write } of cards) {
    if (times.get(write.mark) === 1) continue;
    tally.note(`${write.mark}, approved late: ${times.get(write.mark)} times`);
    tally.lost += 1;
  }
}

/** Every conversation takes a next message, and answers it. */
async function requireNextAnswer(tally: Tally, talk: Talk): Promise<void> {
  try {
    const events = await talk.customer.say(talk.id, "Thank you.");
    const last = events.at(-1);
    if (last?.event === "done" && last.data.status === "completed") return;
    noteStuck(tally, talk, `answers ${JSON.stringify(last)}`);
  } catch (error) {
    noteStuck(tally, talk, String(error));
  }
}

export function noteStuck(tally: Tally, { id }: Talk, what: string): void {
  tally.stuck += 1;
  tally.note(`conversation ${id} ${what}`);
}

/** The model was sent no history that OpenAI would refuse. */
function checkModel({ model }: SoakStack, tally: Tally): void {
  for (const problem of model.problems.splice(0)) tally.note(problem);
  model.requests.length = 0;
}
