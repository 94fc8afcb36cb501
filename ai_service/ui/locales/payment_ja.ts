import type { paymentEn } from "./payment_en.ts";

/** The words of paying an order, in Japanese. */
export const paymentJa: typeof paymentEn = {
  pay: "支払う",
  payUntil: (time) => `${time}までにお支払いください。`,
  left: (clock) => `残り ${clock}`,
  notPayable: "このご注文はお支払いいただけません。",
  failed: "お支払いを始められませんでした。請求は行われていません。",
  toReceipt: "領収書",
  toDisclosure: "特定商取引法に基づく表記",
  statuses: {
    paid: "お支払い済み",
    refunded: "返金済み",
    partially_refunded: "一部返金済み",
    awaiting: "コンビニでのお支払い待ち",
  },
};
