import type { paymentPagesEn } from "./payment_pages_en.ts";

/** The words of the pages about payments, in Japanese. */
export const paymentPagesJa: typeof paymentPagesEn = {
  disclosure: {
    title: "特定商取引法に基づく表記",
    seller: "販売事業者",
    representative: "運営責任者",
    price: "販売価格",
    priceWords:
      "各商品と確認画面に税込価格を表示しています。ほかに費用はかかりません。",
    payment: "お支払い方法",
    due: "お支払い時期",
    dueWords:
      "オンラインでお支払いのご注文は、表示されたお取り置きの期限までにお支払いください。お支払いの確認後に確定します。",
    delivery: "お引き渡し",
    returns: "返品・交換",
    registration: "登録番号",
  },
  receipt: {
    title: "領収書",
    to: (name) => `${name} 様`,
    number: "注文番号",
    paidOn: "お支払い日",
    paidBy: "お支払い",
    ways: { online: "オンライン", counter: "店頭" },
    item: "内容",
    quantity: "数量",
    amount: "金額（税込）",
    total: (money) => `合計 ${money}`,
    perRate: (rate, total, tax) => `${rate}対象 ${total}（内消費税 ${tax}）`,
    reduced: "※は軽減税率の対象です。",
    refunded: (money) => `うち ${money} を返金しました。`,
    registration: (number) => `登録番号 ${number}`,
  },
  back: "会話に戻る",
  toChat: "チャットへ",
  signIn: {
    payment: {
      title: "お支払いページを離れました",
      lead: "お支払いとご注文の状況は、ログインするとここに表示されます。",
    },
    receipt: {
      title: "ログインしてください",
      lead: "領収書は、ご注文されたご本人がログインすると表示されます。",
    },
  },
  pages: {
    paid: {
      title: "お支払いありがとうございます",
      lead: "お支払いを確認し、ご注文が確定しました。",
    },
    awaiting: {
      title: "コンビニでお支払いください",
      lead:
        "ご注文はお支払いをお待ちしています。確認しましたら会話でお知らせします。",
    },
    open: {
      title: "お支払いはまだです",
      lead: "請求は行われていません。会話のご注文からお支払いいただけます。",
    },
    lapsed: {
      title: "お支払いページの期限が切れました",
      lead:
        "請求は行われていません。お取り置きの期限内であれば、会話からお支払いいただけます。",
    },
    closed: {
      title: "このご注文はもうお支払いいただけません",
      lead: "このページでの請求は行われていません。",
    },
    cancelled: {
      title: "お支払いを返金いたします",
      lead: "ご注文はキャンセル済みのため、全額を返金いたします。",
    },
    twice: {
      title: "お支払いが2回届きました",
      lead:
        "ご注文は1回目のお支払いで確定しています。2回目は全額を返金いたします。",
    },
    returned: {
      title: "お支払いを返金いたします",
      lead: "ご注文を確定できなくなったため、全額を返金いたします。",
    },
    unclear: {
      title: "お支払いをお店が確認します",
      lead:
        "お支払いを受け取りましたが、内容がご注文と一致しませんでした。お店からご連絡します。",
    },
    unknown: {
      title: "お支払いを確認しています",
      lead:
        "少しお待ちください。確認できると、このページと会話でお知らせします。",
    },
  },
};
