import { html } from "hono/html";
import { formatMoney } from "../../../shared/ui/format.ts";
import type { StoredSession } from "./checkout.ts";
import { pageFrame } from "../page_frame.ts";

const TEXTS = {
  ja: {
    title: "お支払い(デモ)",
    total: "合計",
    pay: "カードで支払う",
    decline: "カードが拒否されたことにする",
    voucher: "コンビニで支払う番号を受け取る",
    lapse: "このページの期限が切れたことにする",
    payVoucher: "コンビニで支払ったことにする",
    lapseVoucher: "番号の期限が切れたことにする",
    back: "支払わずに戻る",
    toShop: "お店に戻る",
    declined: "カードが拒否されました。別の方法でお試しください。",
    ended: "このページでのお支払いは終了しています。",
    voucherWaits: "コンビニでのお支払いをお待ちしています。",
    note:
      "これはお使いのパソコンの中だけで動くデモ用の決済ページです。本物の Stripe には接続せず、お金は動きません。",
  },
  en: {
    title: "Payment (demo)",
    total: "Total",
    pay: "Pay by card",
    decline: "Let the card be declined",
    voucher: "Get a number to pay at a convenience store",
    lapse: "Let this page lapse",
    payVoucher: "Pay at the convenience store",
    lapseVoucher: "Let the number lapse",
    back: "Back without paying",
    toShop: "Back to the shop",
    declined: "The card was declined. Please try another way.",
    ended: "Nothing more can be paid on this page.",
    voucherWaits: "Waiting for your payment at the convenience store.",
    note:
      "This is a local demo page that runs on this computer only. It never contacts the real Stripe, and no money moves.",
  },
};

/** What the buttons of the page do. */
export const ACTIONS = [
  "pay",
  "decline",
  "voucher",
  "lapse",
  "payVoucher",
  "lapseVoucher",
] as const;

export type Action = typeof ACTIONS[number];

/** The page on which a person pays, or plays what else can happen. */
export function hostedPage(
  stored: StoredSession,
  { isDeclined }: { isDeclined: boolean },
): string {
  const { session, lines } = stored;
  const language = session.locale === "ja" ? "ja" : "en";
  const texts = TEXTS[language];
  const currency = (session.currency ?? "jpy").toUpperCase();
  const money = (minor: number) => formatMoney(minor, currency, language);
  const content = html`
    <h1>${texts.title}</h1>
    <ul>${lines.map(({ name, quantity, amount }) =>
      html`<li><span>${name} × ${quantity}</span><span>${
        money(amount * quantity)
      }</span></li>`
    )}</ul>
    <p class="total"><span>${texts.total}</span><span>${money(
      session.amount_total ?? 0,
    )}</span></p>
    ${isDeclined ? html`<p role="alert">${texts.declined}</p>` : ""}
    ${sentenceOf(stored, texts)}
    <form method="post">${actionsOf(stored).map((action) =>
      html`
        <button name="action" value="${action}"
          class="${action === "pay" ? "main" : ""}">${texts[action]}</button>
      `
    )}</form>
    <p>${linkBack(stored, texts)}</p>
    <p class="note">${texts.note}</p>
  `;
  return pageFrame({ language, title: texts.title, content });
}

function sentenceOf(
  { session, voucherEndsAt }: StoredSession,
  texts: typeof TEXTS["ja"],
) {
  if (session.status === "open") return "";
  const sentence = voucherEndsAt ? texts.voucherWaits : texts.ended;
  return html`<p role="status">${sentence}</p>`;
}

function actionsOf({ session, voucherEndsAt }: StoredSession): Action[] {
  if (voucherEndsAt) return ["payVoucher", "lapseVoucher"];
  if (session.status !== "open") return [];
  const hasVoucher = session.payment_method_types.includes("konbini");
  return [
    "pay",
    "decline",
    ...(hasVoucher ? ["voucher" as const] : []),
    "lapse",
  ];
}

function linkBack({ session }: StoredSession, texts: typeof TEXTS["ja"]) {
  const isOpen = session.status === "open";
  const url = isOpen ? session.cancel_url : successUrl(session);
  return html`<a href="${url ?? ""}">${isOpen ? texts.back : texts.toShop}</a>`;
}

/** Where the page sends the person after a payment. */
export function successUrl(
  { success_url, id }: { success_url: string | null; id: string },
): string {
  return (success_url ?? "").replaceAll("{CHECKOUT_SESSION_ID}", id);
}
