import type { Locale } from "../../../shared/ui/locale.ts";
import type { Unsupported } from "../reading/frame.ts";
import { type ClosedWords, closedWords } from "./closed.ts";
import { bullets, bulletsJa } from "./lists.ts";

/** Opening hours of a weekday; none where it is closed. */
export interface DayHours {
  weekday: string;
  hours: string;
}

/** What is said of the business, and of what cannot be done here. */
export interface InfoWords extends ClosedWords {
  hours(days: readonly DayHours[]): string;
  hoursOn(day: string, hours: string): string;
  closed: string;
  closures(lines: readonly string[]): string;
  noClosures: string;
  place(address: string): string;
  access(text: string): string;
  parking(text: string): string;
  phone(number: string): string;
  email(address: string): string;
  payment(text: string): string;
  policy(text: string): string;
  deadlines(lines: readonly { name: string; until: string }[]): string;
  /** So many minutes before the start. */
  before(minutes: number): string;
  name(name: string): string;
  /** The business does not say. */
  notSaid(phone: string | undefined): string;
  cannot(what: Unsupported, phone: string | undefined): string;
}

const CALL: Record<Locale, (phone: string | undefined) => string> = {
  ja: (phone) =>
    phone
      ? `お店（電話 ${phone}）にお問い合わせください。`
      : "お店に直接お問い合わせください。",
  en: (phone) =>
    phone
      ? `Please call the shop at ${phone}.`
      : "Please ask the shop directly.",
};

export const infoWords: Record<Locale, InfoWords> = {
  ja: {
    hours: (days) =>
      `営業時間はこちらです。\n${
        bulletsJa(days.map(({ weekday, hours }) => `${weekday} ${hours}`))
      }`,
    hoursOn: (day, hours) => `${day}の営業時間は ${hours} です。`,
    ...closedWords.ja,
    closed: "休み",
    closures: (lines) => `臨時のお休みはこちらです。\n${bulletsJa(lines)}`,
    noClosures: "今後60日間に臨時のお休みの予定はありません。",
    place: (address) => `住所は ${address} です。`,
    access: (text) => text,
    parking: (text) => `駐車場：${text}`,
    phone: (number) => `電話番号は ${number} です。`,
    email: (address) => `メールアドレスは ${address} です。`,
    payment: (text) => text,
    policy: (text) => text,
    deadlines: (lines) =>
      `変更・取消の期限：\n${
        bulletsJa(lines.map(({ name, until }) => `${name}　${until}まで`))
      }`,
    before: (minutes) => `開始の${spanJa(minutes)}前`,
    name: (name) => `「${name}」です。`,
    notSaid: (phone) => `こちらではわかりかねます。${CALL.ja(phone)}`,
    cannot: (what, phone) => `${CANNOT.ja[what]}${CALL.ja(phone)}`,
  },
  en: {
    hours: (days) =>
      `These are our opening hours:\n${
        bullets(days.map(({ weekday, hours }) => `${weekday}: ${hours}`))
      }`,
    hoursOn: (day, hours) => `On ${day} we are open ${hours}.`,
    ...closedWords.en,
    closed: "closed",
    closures: (lines) => `We are also closed on:\n${bullets(lines)}`,
    noClosures: "No further closures are planned in the next 60 days.",
    place: (address) => `Our address is ${address}.`,
    access: (text) => text,
    parking: (text) => `Parking: ${text}`,
    phone: (number) => `Our phone number is ${number}.`,
    email: (address) => `Our e-mail address is ${address}.`,
    payment: (text) => text,
    policy: (text) => text,
    deadlines: (lines) =>
      `Bookings can be changed or cancelled until:\n${
        bullets(lines.map(({ name, until }) => `${name}: ${until}`))
      }`,
    before: (minutes) => `${spanEn(minutes)} before the start`,
    name: (name) => `We are ${name}.`,
    notSaid: (phone) => `I don't know that here. ${CALL.en(phone)}`,
    cannot: (what, phone) => `${CANNOT.en[what]} ${CALL.en(phone)}`,
  },
};

function spanJa(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440}日`;
  return minutes % 60 === 0 ? `${minutes / 60}時間` : `${minutes}分`;
}

function spanEn(minutes: number): string {
  const [count, unit] = minutes % 1440 === 0
    ? [minutes / 1440, "day"]
    : minutes % 60 === 0
    ? [minutes / 60, "hour"]
    : [minutes, "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

const CANNOT: Record<Locale, Record<Unsupported, string>> = {
  ja: {
    party:
      "申し訳ありません、こちらで承れるのはお一人ずつのご予約です。お一人分でしたらご予約できます。2名様以上のご予約については、",
    other_person:
      "申し訳ありません、ほかの方のお名前でのご予約はこちらでは承れません。",
    discount:
      "申し訳ありません、割引やクーポンはこちらでは承れません。料金は表示のとおりです。",
    refund: "申し訳ありません、返金はこちらでは承れません。",
    person:
      "申し訳ありません、こちらから担当者におつなぎすることはできません。",
    delivery: "申し訳ありません、配送はこちらでは承れません。",
    gift: "申し訳ありません、ギフトや包装はこちらでは承れません。",
    waitlist:
      "申し訳ありません、キャンセル待ちはこちらでは承れません。空いている日時のご案内はできます。",
    reminder: "申し訳ありません、リマインダーの設定はこちらではできません。",
    repeat:
      "申し訳ありません、定期的なご予約はこちらでは承れません。1回ずつでしたらご予約できます。",
    home_visit: "申し訳ありません、出張はこちらでは承れません。",
    other: "申し訳ありません、それはこちらでは承れません。",
  },
  en: {
    party:
      "I'm sorry, I can only book for one person at a time here, and would gladly do that. For two or more, it takes the shop.",
    other_person: "I'm sorry, I cannot book in somebody else's name here.",
    discount:
      "I'm sorry, I cannot give discounts or take coupons here; the prices are as shown.",
    refund: "I'm sorry, I cannot make refunds here.",
    person: "I'm sorry, I cannot put you through to a person here.",
    delivery: "I'm sorry, I cannot arrange a delivery here.",
    gift: "I'm sorry, I cannot do gifts or wrapping here.",
    waitlist:
      "I'm sorry, there is no waiting list here, but I can look up open times.",
    reminder: "I'm sorry, I cannot set reminders here.",
    repeat:
      "I'm sorry, I cannot make repeating bookings here; one at a time works.",
    home_visit: "I'm sorry, I cannot arrange home visits here.",
    other: "I'm sorry, I cannot do that here.",
  },
};
