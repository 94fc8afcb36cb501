import type { Browser } from "playwright-core";
import type { ApprovalEvent } from "../../../ai_service/conversation/events.ts";
import { parseAct, prepare } from "../acts.ts";
import type { Dialogue } from "../dialogue.ts";
import type { EvalCustomer } from "../eval_customer.ts";
import type { Pair } from "../pair.ts";
import { approvalsOf, compareCards } from "./compare_cards.ts";
import { compareEffects } from "./compare_effects.ts";
import { compareAnswers, comparePage } from "./compare_records.ts";
import { lookUntilRight } from "./look_until_right.ts";
import { readCards, readRecordCards, type ScreenCard } from "./read_screen.ts";
import { ScreenCustomer } from "./screen_customer.ts";
import { screenWords } from "./screen_words.ts";
import { readRecords } from "./shop_records.ts";

/**
 * Holds a dialogue through the real page; what is left waiting at its end is
 * approved, or declined. Resolves to where the screen then disagrees with the
 * API and the database.
 */
export async function holdDialogue(
  browser: Browser,
  pair: Pair,
  { language, rows }: Dialogue,
  last: "approve" | "reject",
): Promise<string[]> {
  const customer = await pair.enter(language);
  const words = screenWords(language);
  const said = await prepareAll(customer, rows.map(({ say }) => say));
  const before = await readRecords(pair.sql);
  const screen = await ScreenCustomer.open(browser, customer, words);
  for (const say of said) {
    const act = parseAct(say);
    if (!act) await screen.say(say);
    else if (act.kind === "decide") {
      if (!await screen.decide(act.decision, act.index)) break;
    }
  }
  while (await screen.decide(last, 0));
  const { page } = screen;
  const told = approvalsOf(await screen.told());
  const after = await readRecords(pair.sql);
  const wrong = await lookUntilRight(async () => {
    const cards = await readCards(page);
    const answers = await readRecordCards(page, ".messages");
    return [
      ...compareCards(cards, told, words),
      ...compareEffects(doneOf(cards, told), { before, after }, words),
      ...compareAnswers(answers, after, words),
    ];
  });
  for (const list of ["bookings", "orders"] as const) {
    await screen.openRecords(`/${list}`);
    wrong.push(
      ...await lookUntilRight(async () =>
        comparePage(list, await readRecordCards(page, ".own"), after, words)
      ),
    );
  }
  await page.context().close();
  return wrong;
}

function doneOf(cards: readonly ScreenCard[], told: readonly ApprovalEvent[]) {
  return told.flatMap((approval, at) => {
    const card = cards[at];
    return card?.state === "done" ? [{ card, approval }] : [];
  });
}

/** Gives the account what the dialogue begins with; resolves to the rest. */
async function prepareAll(
  customer: EvalCustomer,
  said: readonly string[],
): Promise<string[]> {
  const rest: string[] = [];
  for (const say of said) {
    const act = parseAct(say);
    if (act && act.kind !== "decide") await prepare(customer, act);
    else rest.push(say);
  }
  return rest;
}
