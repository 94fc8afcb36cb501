import { commit } from "../conversation/changes.ts";
import type { NewEvent } from "../conversation/events.ts";
import { answerMessage } from "../conversation/message.ts";
import { latest, readSummary, touched } from "../conversation/summary.ts";
import { paymentKey } from "../store/keys.ts";
import type { Entry, Mutation } from "../store/kv.ts";
import {
  type CheckoutRecord,
  type PaymentState,
  readCheckout,
} from "./checkout_record.ts";
import type { PaymentDeps } from "./deps.ts";
import { refundSentence, type RefundStatus, sentenceOf } from "./sentences.ts";

type TellDeps = Pick<PaymentDeps, "kv" | "now">;

/** What is told, and the record that says that it was. */
interface News {
  text: string;
  told: CheckoutRecord;
}

/** What is told of money whichever session it came by. */
const OF_MONEY: readonly PaymentState[] = [
  "paid",
  "returned",
  "cancelled",
  "twice",
  "unclear",
];

/**
 * Tells the conversation what has become of the session, once. That nothing was
 * paid is told only where no later session has taken its place, and nobody was
 * told of money.
 */
export async function tell(
  deps: TellDeps,
  userId: string,
  { orderId, sessionId, state }: {
    orderId: string;
    sessionId: string;
    state: PaymentState;
  },
): Promise<void> {
  await tellOnce(deps, userId, orderId, (record) => {
    const { news = [], session } = record;
    const text = sentenceOf(state, record);
    const one = `${state} ${sessionId}`;
    if (!text || news.includes(one)) return null;
    const isOfMoney = OF_MONEY.includes(state);
    const isOver = session?.id !== sessionId || news.some(isMoney);
    if (isOver && !isOfMoney) return null;
    return { text, told: { ...record, news: [...news, one] } };
  });
}

function isMoney(news: string): boolean {
  return OF_MONEY.some((state) => news.startsWith(`${state} `));
}

/**
 * Tells the conversation that so much is being given back, was given back, or
 * that this has failed, each once for a refund. That it is being given back is
 * no news after its end.
 */
export async function tellRefund(
  deps: TellDeps,
  userId: string,
  { orderId, refundId, amountMinor, status }: {
    orderId: string;
    refundId: string;
    amountMinor: number;
    status: RefundStatus;
  },
): Promise<void> {
  const [done, failed] = [refundId, `${refundId} failed`];
  const one = status === "succeeded" ? done : `${refundId} ${status}`;
  await tellOnce(deps, userId, orderId, (record) => {
    const { refunds = [] } = record;
    const isOver = refunds.includes(done) || refunds.includes(failed);
    if (refunds.includes(one) || (status === "pending" && isOver)) return null;
    return {
      text: refundSentence(status, amountMinor, record),
      told: { ...record, refunds: [...refunds, one] },
    };
  });
}

/** Tells what `newsOf` makes of the record; nothing where that is null. */
async function tellOnce(
  deps: TellDeps,
  userId: string,
  orderId: string,
  newsOf: (record: CheckoutRecord) => News | null,
): Promise<void> {
  for (;;) {
    const entry = await readCheckout(deps.kv, userId, orderId);
    const news = entry.value && newsOf(entry.value);
    if (!news || await tryToTell(deps, userId, entry, news)) return;
  }
}

/** False where the record or the conversation changed meanwhile. */
async function tryToTell(
  { kv, now }: TellDeps,
  userId: string,
  entry: Entry<CheckoutRecord>,
  { text, told }: News,
): Promise<boolean> {
  const { conversationId, orderId } = told;
  const key = paymentKey(userId, orderId);
  const mark: Mutation = { type: "set", key, value: told };
  if (!conversationId) return (await kv.atomic([entry], [mark])).ok;
  const ref = { userId, conversationId };
  const summary = await readSummary(kv, ref);
  const before = summary.value;
  // Of a conversation that was deleted meanwhile, nothing is kept.
  if (!before) return (await kv.atomic([entry, summary], [mark])).ok;
  const said: NewEvent = { event: "token", data: { text } };
  const time = latest(now(), before);
  const { ok } = await commit(kv, ref, [entry, summary], {
    message: answerMessage([said], { status: "completed", now: time }),
    summary: { before, after: touched(before, time) },
    beside: [mark],
  });
  return ok;
}
