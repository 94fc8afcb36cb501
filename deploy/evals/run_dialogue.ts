import type { StreamEvent } from "../../ai_service/conversation/events.ts";
import { parseAct, prepare } from "./acts.ts";
import type { WaitingCard } from "./card_fits.ts";
import type { Dialogue, DialogueRow } from "./dialogue.ts";
import type { EvalCustomer } from "./eval_customer.ts";
import { judgeRow, type Verdict } from "./judge_row.ts";

/** A row, what came of it, and how that is judged. */
export interface RowResult {
  say: string;
  verdict: Verdict;
  text: string;
  cards: WaitingCard[];
  reads: string[];
}

/** A dialogue, judged by its worst row. */
export interface DialogueResult {
  name: string;
  job: string;
  language: "ja" | "en";
  verdict: Verdict;
  rows: RowResult[];
  milliseconds: number;
}

/** From the worst to the best. */
const WORST: readonly Verdict[] = ["wrong", "off", "honest", "right"];

/** Holds a dialogue; a row that cannot be done any more ends it. */
export async function runDialogue(
  customer: EvalCustomer,
  { name, job, language, rows }: Dialogue,
): Promise<DialogueResult> {
  const start = performance.now();
  const results: RowResult[] = [];
  const state = { hasApproved: false };
  for (const row of rows) {
    const result = await runRow(customer, row, state);
    if (result) results.push(result);
    if (result?.verdict === "honest" && result.text === NO_CARD) break;
  }
  const verdict =
    WORST.find((each) => results.some((row) => row.verdict === each)) ??
      "right";
  const milliseconds = Math.round(performance.now() - start);
  return { name, job, language, verdict, rows: results, milliseconds };
}

const NO_CARD = "(no such card waits)";

/** Undefined for a row that only prepares the account. */
async function runRow(
  customer: EvalCustomer,
  { say, expect }: DialogueRow,
  state: { hasApproved: boolean },
): Promise<RowResult | undefined> {
  const act = parseAct(say);
  if (act && act.kind !== "decide") {
    await prepare(customer, act);
    return;
  }
  const card = act && (await customer.cards())[act.index];
  if (act && !card) {
    return { say, verdict: "honest", text: NO_CARD, cards: [], reads: [] };
  }
  state.hasApproved ||= act?.decision === "approve";
  const events = act && card
    ? await customer.decide(card, act.decision)
    : await customer.say(say);
  const said = {
    ...answerOf(events),
    cards: (await customer.cards()).map(({ tool, args }) => ({ tool, args })),
  };
  const known = await customer.known();
  const { hasApproved } = state;
  const verdict = judgeRow(expect, { ...said, known, hasApproved });
  return { say, verdict, ...said };
}

/** The text of an answer, and the tools that it called. */
function answerOf(
  events: readonly StreamEvent[],
): { text: string; reads: string[] } {
  const texts: string[] = [];
  const reads = new Set<string>();
  for (const { event, data } of events) {
    if (event === "message" && data.role === "assistant") texts.push(data.text);
    if (event === "tool") reads.add(data.name);
    if (event === "error") texts.push(`(error ${data.code}: ${data.error})`);
  }
  return { text: texts.join("\n"), reads: [...reads] };
}
