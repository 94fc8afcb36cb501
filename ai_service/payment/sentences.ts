import { formatMoney } from "../../shared/ui/format.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";
import type { CheckoutRecord, PaymentState } from "./checkout_record.ts";

/**
 * The message that tells the conversation about a payment; none while the payment
 * page is open. It stays there, so it tells an event and not the present state.
 */
export function sentenceOf(
  state: PaymentState,
  { order, locale }: Pick<CheckoutRecord, "order" | "locale">,
): string | undefined {
  const total = formatMoney(order.totalMinor, order.currency, locale);
  return SENTENCES[state]?.(order.number, total)[locale];
}

/** How a refund stands, in the words of the shop. */
export type RefundStatus = "succeeded" | "pending" | "failed";

/** What the conversation says of money that is given back. */
export function refundSentence(
  status: RefundStatus,
  amountMinor: number,
  { order, locale }: Pick<CheckoutRecord, "order" | "locale">,
): string {
  const amount = formatMoney(amountMinor, order.currency, locale);
  return REFUNDS[status](order.number, amount)[locale];
}

type Sentence = (number: string, amount: string) => Bilingual;

const REFUNDS: Record<RefundStatus, Sentence> = {
  succeeded: (number, amount) => ({
    ja:
      `ご注文 ${number} のお支払いから ${amount} を返金しました。口座への反映には数日かかることがあります。`,
    en:
      `${amount} of your payment for order ${number} was given back. It can take some days until your bank shows it.`,
  }),
  pending: (number, amount) => ({
    ja:
      `ご注文 ${number} のお支払いから ${amount} の返金手続きを始めました。コンビニでお支払いの場合は、返金先をたずねるメールが Stripe から届きます。`,
    en:
      `${amount} of your payment for order ${number} is being given back. For a payment at a convenience store, Stripe asks you by mail where to send it.`,
  }),
  failed: (number, amount) => ({
    ja:
      `ご注文 ${number} のお支払いの返金(${amount})ができませんでした。お店が確認し、ご連絡します。`,
    en:
      `Giving back ${amount} of your payment for order ${number} has failed. The shop looks at it and will contact you.`,
  }),
};

const SENTENCES: Partial<Record<PaymentState, Sentence>> = {
  paid: (number, total) => ({
    ja:
      `ご注文 ${number} のお支払い(${total})を確認しました。ありがとうございます。`,
    en: `Your payment of ${total} for order ${number} has arrived. Thank you.`,
  }),
  awaiting: (number, total) => ({
    ja:
      `ご注文 ${number} の ${total} をコンビニでお支払いいただく番号が発行されました。お支払いを確認しましたら、ここでお知らせします。`,
    en:
      `You have got a number to pay ${total} for order ${number} at a convenience store. We will tell you here once the payment has arrived.`,
  }),
  lapsed: (number) => ({
    ja:
      `ご注文 ${number} の支払いページは、お支払いのないまま終了しました。お支払いの期限内であれば、注文からもう一度お支払いいただけます。`,
    en:
      `The payment page for order ${number} has ended without a payment. While the order is held, you can pay it again from your orders.`,
  }),
  closed: (number) => ({
    ja:
      `ご注文 ${number} の支払いページは、お支払いのないまま終了しました。このご注文はもうお支払いいただけません。請求は行われていません。`,
    en:
      `The payment page for order ${number} has ended without a payment, and the order can no longer be paid. Nothing was charged.`,
  }),
  cancelled: (number, total) => ({
    ja:
      `ご注文 ${number} はキャンセル済みのため、届いたお支払い(${total})は返金いたします。`,
    en:
      `A payment of ${total} has arrived for order ${number}, which had been cancelled. It is given back.`,
  }),
  twice: (number, total) => ({
    ja:
      `ご注文 ${number} のお支払い(${total})が2回届きました。ご注文は1回目のお支払いで確定しており、2回目は返金いたします。`,
    en:
      `A second payment of ${total} for order ${number} has arrived. The first one has paid the order, and the second is given back.`,
  }),
  unclear: (number) => ({
    ja:
      `ご注文 ${number} のお支払いを受け取りましたが、内容がご注文と一致しませんでした。お店が確認し、ご連絡します。`,
    en:
      `A payment for order ${number} has arrived, but it is not what the order costs. The shop looks at it and will contact you.`,
  }),
  returned: (number, total) => ({
    ja:
      `ご注文 ${number} は確定できなかったため、お支払い(${total})は返金いたします。`,
    en:
      `Order ${number} could not be fulfilled, so your payment of ${total} is given back.`,
  }),
};
