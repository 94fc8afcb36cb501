import { formatMoney } from "../../shared/ui/format.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";
import type { CheckoutRecord, PaymentState } from "./checkout_record.ts";

/** What the conversation says of a payment; nothing while its page is open. */
export function sentenceOf(
  state: PaymentState,
  { order, locale }: Pick<CheckoutRecord, "order" | "locale">,
): string | undefined {
  const total = formatMoney(order.totalMinor, order.currency, locale);
  return SENTENCES[state]?.(order.number, total)[locale];
}

/** What the conversation says once money was given back. */
export function refundSentence(
  amountMinor: number,
  { order, locale }: Pick<CheckoutRecord, "order" | "locale">,
): string {
  const amount = formatMoney(amountMinor, order.currency, locale);
  const { number } = order;
  const sentence: Bilingual = {
    ja:
      `ご注文 ${number} のお支払いから ${amount} を返金しました。口座への反映には数日かかることがあります。`,
    en:
      `${amount} of your payment for order ${number} was given back. It can take some days until your bank shows it.`,
  };
  return sentence[locale];
}

type Sentence = (number: string, total: string) => Bilingual;

const SENTENCES: Partial<Record<PaymentState, Sentence>> = {
  paid: (number, total) => ({
    ja:
      `ご注文 ${number} のお支払い(${total})を確認しました。ありがとうございます。`,
    en: `Your payment of ${total} for order ${number} has arrived. Thank you.`,
  }),
  awaiting: (number, total) => ({
    ja:
      `ご注文 ${number} は、コンビニでのお支払い(${total})をお待ちしています。お支払いを確認しましたら、ここでお知らせします。`,
    en:
      `Order ${number} waits for your payment of ${total} at a convenience store. We will tell you here once it has arrived.`,
  }),
  lapsed: (number) => ({
    ja:
      `ご注文 ${number} のお支払いは行われませんでした。お支払いの期限内であれば、注文からもう一度お支払いいただけます。`,
    en:
      `Order ${number} was not paid. While the order is held, you can pay it again from your orders.`,
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
