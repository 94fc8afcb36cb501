import type { Phrases, Priced } from "./phrases.ts";

/** What is said in Japanese. */
export const japanese: Phrases = {
  greeting: (customer, { topics, examples: [example] }) =>
    `${customer ? `${customer}様、` : ""}こんにちは。${
      topics.length > 0 ? `${join(topics)}のご案内をいたします。` : ""
    }ご希望をお聞かせください。たとえば「${example}」のようにお話しください。`,
  help: ({ jobs, examples: [, ...examples] }) =>
    jobs.length > 0
      ? `次のことをお手伝いできます。\n${bullets(jobs)}${
        examples.length > 0
          ? `\n${
            examples.map((one) => `「${one}」`).join("")
          }のようにお話しください。`
          : ""
      }`
      : "申し訳ありません、ただいまこちらで承れることがありません。",
  thanks: "どういたしまして。ほかにもご用がありましたら、いつでもどうぞ。",
  leftAlone:
    "かしこまりました。そのままにしておきます。ほかにご用はありますか。",
  unclear: ({ topics }) =>
    `すみません、うまく聞き取れませんでした。${
      helpWith(topics)
    }もう少し詳しくお聞かせください。`,
  notOffered: ({ topics }) =>
    `申し訳ありません、それはこちらでは承れません。${helpWith(topics)}`,
  looking: "お調べしますね。",
  services: (lines) => `メニューはこちらです。\n${list(lines)}`,
  whichService: (lines) => `どのメニューをご希望ですか。\n${list(lines)}`,
  whichDay: (service, openings) =>
    `${service}ですね。ご希望の日時をお聞かせください。${
      openings.length > 0
        ? `近いところでは ${openings.join("、")} が空いています。`
        : ""
    }`,
  whichTime: (service, day, times) =>
    `${day}の${service}は、${
      times.join("、")
    } が空いています。何時がよろしいですか。`,
  openTimes: (service, day, times) =>
    `${day}の${service}は、${
      times.join("、")
    } が空いています。ご予約される場合は、お時間をお知らせください。`,
  isOpen: (service, moment) =>
    `はい、${moment}の${service}は空いています。ご予約しましょうか。`,
  notOpen: (service, moment, openings) =>
    `あいにく${moment}の${service}は空いていません。近いところでは ${
      openings.join("、")
    } が空いています。いかがですか。`,
  isPast: (moment) =>
    `${moment}はもう過ぎています。これからの日時をお聞かせください。`,
  nothingOpen: (service) =>
    `あいにく、その前後に${service}の空きが見つかりませんでした。別の日をお聞かせください。`,
  willBook: (service, moment) =>
    `${moment}に${service}が空いています。内容をご確認のうえ、よろしければ承認してください。`,
  booked: (service, moment, price) =>
    `ご予約が完了しました。${moment}、${service}（${price}）です。ご来店をお待ちしております。`,
  taken: (openings) =>
    `申し訳ありません、そのお時間はたった今埋まってしまいました。${
      openings.length > 0
        ? `次に空いているのは ${openings.join("、")} です。いかがですか。`
        : "別のお時間をお聞かせください。"
    }`,
  bookings: (lines) => `これからのご予約はこちらです。\n${bullets(lines)}`,
  noBookings: "これからのご予約はありません。",
  whichBooking: (lines) => `どのご予約でしょうか。\n${bullets(lines)}`,
  noSuchBooking: (lines) =>
    `そのご予約は見つかりませんでした。これからのご予約はこちらです。\n${
      bullets(lines)
    }`,
  willCancel: (count, line) =>
    count === 1
      ? `${line}のご予約をキャンセルします。内容をご確認のうえ、よろしければ承認してください。`
      : `ご予約${count}件をキャンセルします。1件ずつご確認のうえ、承認してください。`,
  cancelled: (line) =>
    `${line}のご予約をキャンセルしました。またのご利用をお待ちしております。`,
  moveTo: (line) => `${line}のご予約ですね。いつに変更しましょうか。`,
  willMove: (line, moment) =>
    `${line}のご予約を${moment}に変更します。内容をご確認のうえ、よろしければ承認してください。`,
  moved: (service, moment) =>
    `ご予約を変更しました。${moment}、${service}です。お待ちしております。`,
  products: (lines) => `こちらの商品がございます。\n${list(lines)}`,
  noSuchProduct: (lines) =>
    `お探しの商品は見つかりませんでした。${
      lines.length > 0 ? `お取り扱いはこちらです。\n${list(lines)}` : ""
    }`,
  whichProduct: (lines) => `どちらの商品でしょうか。\n${list(lines)}`,
  noOrders: (lines) =>
    `チャットでのご注文はまだ承っておりません。ご来店の際にお求めいただけます。\n${
      list(lines)
    }`,
  willOrder: (product, quantity) =>
    `${product}を${quantity}点ご注文します。内容をご確認のうえ、よろしければ承認してください。`,
  soldOut: (product, stock) =>
    stock > 0
      ? `${product}の在庫は残り${stock}点です。数をお聞かせください。`
      : `あいにく${product}は在庫切れです。`,
  ordered: (number, total) =>
    `ご注文を承りました。注文番号は ${number}、合計は${total}です。ありがとうございます。`,
  declined:
    "かしこまりました。何も行っていません。日時などを変える場合はお知らせください。",
  restDeclined: (count) => `ほか${count}件は、ご指示どおりそのままです。`,
  restFailed: (count) =>
    `ほか${count}件は受け付けられませんでした。その分は変わっていません。`,
  restUnknown: (count) =>
    `ほか${count}件は完了したかどうかを確認中です。わかり次第、ここでお知らせします。`,
  expired:
    "お返事の期限が過ぎたため、何も行っていません。ご希望でしたら、もう一度お申しつけください。",
  beingConfirmed:
    "お店のシステムからの返事を待っており、完了したかどうかを確認中です。わかり次第、ここでお知らせします。もう一度お申し込みいただく必要はありません。",
  unconfirmed:
    "完了したかどうか確認できませんでした。お手数ですが、お店に直接お問い合わせください。",
  tooLate:
    "申し訳ありません、受付の締切を過ぎているため、こちらでは変更やキャンセルができません。お手数ですがお店に直接ご連絡ください。",
  busy: "ただいま混み合っています。少し待ってから、もう一度お試しください。",
  unknownOutcome:
    "お店のシステムから返事がなく、完了したかどうか確認できません。「予約を確認」とお話しいただければお調べします。",
  failed:
    "申し訳ありません、うまくいきませんでした。何も変わっていません。もう一度お試しください。",
  line: (service, moment) => `${moment} ${service}`,
};

function list(lines: readonly Priced[]): string {
  return bullets(
    lines.map(({ name, price, minutes, isSoldOut }) =>
      `${name}　${minutes ? `${minutes}分　` : ""}${price}${
        isSoldOut ? "（在庫切れ）" : ""
      }`
    ),
  );
}

/** A sentence; nothing where there is no topic. */
function helpWith(topics: readonly string[]): string {
  return topics.length > 0
    ? `${join(topics)}のことでしたらお手伝いできます。`
    : "";
}

/** A、BやC */
function join(items: readonly string[]): string {
  return items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join("、")}や${items.at(-1)}`;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `・${line}`).join("\n");
}
