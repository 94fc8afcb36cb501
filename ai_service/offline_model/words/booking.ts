import type { Locale } from "../../../shared/ui/locale.ts";
import { bullets, bulletsJa, commas, or } from "./lists.ts";

/** What is said of booking, and of open times. */
export interface BookingWords {
  whichDay(service: string, openings: readonly string[]): string;
  whichTime(service: string, day: string, times: readonly string[]): string;
  openTimes(service: string, day: string, times: readonly string[]): string;
  openings(service: string, moments: readonly string[]): string;
  isOpen(service: string, moment: string): string;
  notOpen(service: string, moment: string, openings: readonly string[]): string;
  nothingOpen(service: string): string;
  isPast(moment: string): string;
  willBook(service: string, moment: string, stylist?: string): string;
  willBookSeveral(count: number): string;
  /** Several services were asked for with one time. */
  oneAfterTheOther(lines: readonly string[]): string;
  stylists(service: string, names: readonly string[]): string;
  allStylists(lines: readonly string[]): string;
  noStylists: string;
  /** That stylist does not do the service. */
  notByStylist(
    stylist: string,
    service: string,
    names: readonly string[],
  ): string;
  whichStylist(service: string, names: readonly string[]): string;
  noLastBooking: string;
  line(service: string, moment: string): string;
  withStylist(line: string, stylist: string): string;
  /** With the time when it ends, and what it costs. */
  inFull(line: string, end: string, price: string): string;
}

export const bookingWords: Record<Locale, BookingWords> = {
  ja: {
    whichDay: (service, openings) =>
      `${service}ですね。ご希望の日時をお聞かせください。${
        openings.length > 0
          ? `近いところでは ${commas(openings)} が空いています。`
          : ""
      }`,
    whichTime: (service, day, times) =>
      `${day}の${service}は、${
        commas(times)
      } が空いています。何時がよろしいですか。`,
    openTimes: (service, day, times) =>
      `${day}の${service}は、${
        commas(times)
      } が空いています。ご予約される場合は、お時間をお知らせください。`,
    openings: (service, moments) =>
      `${service}は ${
        commas(moments)
      } などが空いています。ご予約される場合は、日時をお知らせください。`,
    isOpen: (service, moment) =>
      `はい、${moment}の${service}は空いています。ご予約しましょうか。`,
    notOpen: (service, moment, openings) =>
      `あいにく${moment}の${service}は空いていません。近いところでは ${
        commas(openings)
      } が空いています。いかがですか。`,
    nothingOpen: (service) =>
      `あいにく、その前後に${service}の空きが見つかりませんでした。別の日をお聞かせください。`,
    isPast: (moment) =>
      `${moment}はもう過ぎています。これからの日時をお聞かせください。`,
    willBook: (service, moment, stylist) =>
      stylist
        ? `${moment}に${service}（担当：${stylist}）が空いています。内容をご確認のうえ、よろしければ承認してください。`
        : `${moment}に${service}が空いています。内容をご確認のうえ、よろしければ承認してください。`,
    willBookSeveral: (count) =>
      `ご予約${count}件です。1件ずつ内容をご確認のうえ、よろしければ承認してください。`,
    oneAfterTheOther: (lines) =>
      `同じ時刻には承れませんので、続けて ${
        commas(lines)
      } はいかがですか。よろしければ「はい」、別の時間でしたらお知らせください。`,
    stylists: (service, names) =>
      `${service}は ${
        commas(names)
      } が担当できます。ご希望があればお名前をお知らせください。`,
    allStylists: (lines) => `担当者はこちらです。\n${bulletsJa(lines)}`,
    noStylists: "担当者のご指名は承っておりません。",
    notByStylist: (stylist, service, names) =>
      `あいにく${stylist}は${service}を担当しておりません。${
        names.length > 0
          ? `${commas(names)} が担当できます。どなたがよろしいですか。`
          : "担当者のご指名は承れませんが、このままご予約しましょうか。"
      }`,
    whichStylist: (service, names) =>
      `${service}は ${commas(names)} が担当できます。どなたがよろしいですか。`,
    noLastBooking:
      "これまでのご予約が見つかりませんでした。ご希望のメニューをお聞かせください。",
    line: (service, moment) => `${moment} ${service}`,
    withStylist: (line, stylist) => `${line}（担当：${stylist}）`,
    inFull: (line, end, price) => `${line}、${end}まで、${price}`,
  },
  en: {
    whichDay: (service, openings) =>
      `${service}, gladly. What day and time would you like?${
        openings.length > 0 ? ` The next open times are ${or(openings)}.` : ""
      }`,
    whichTime: (service, day, times) =>
      `${day} has these open times for ${service}: ${
        times.join(", ")
      }. What time suits you?`,
    openTimes: (service, day, times) =>
      `${day} has these open times for ${service}: ${
        times.join(", ")
      }. Tell me a time if you would like to book.`,
    openings: (service, moments) =>
      `For ${service}, these are open among others: ${
        moments.join("; ")
      }. Tell me a day and time if you would like to book.`,
    isOpen: (service, moment) =>
      `Yes, ${moment} is open for ${service}. Shall I book it?`,
    notOpen: (service, moment, openings) =>
      `I'm sorry, ${moment} is not open for ${service}. The nearest open times are ${
        or(openings)
      }. Would one of these work?`,
    nothingOpen: (service) =>
      `I'm sorry, I found no open time for ${service} around then. Could you give me another day?`,
    isPast: (moment) =>
      `${moment} has already passed. What later day and time would you like?`,
    willBook: (service, moment, stylist) =>
      `${moment} is open for ${service}${
        stylist ? ` with ${stylist}` : ""
      }. Please check the details and approve if all is well.`,
    willBookSeveral: (count) =>
      `These are ${count} bookings. Please check and approve each one if all is well.`,
    oneAfterTheOther: (lines) =>
      `They cannot be at the same time. One after the other would be: ${
        lines.join("; ")
      }. Say "yes" if that is fine, or tell me other times.`,
    stylists: (service, names) =>
      `${service} is done by ${
        or(names)
      }. Tell me a name if you would like one of them.`,
    allStylists: (lines) => `These are our stylists:\n${bullets(lines)}`,
    noStylists: "A stylist cannot be chosen here.",
    notByStylist: (stylist, service, names) =>
      `I'm sorry, ${stylist} does not do ${service}. ${
        names.length > 0
          ? `It is done by ${or(names)}. Whom would you like?`
          : "Nobody can be chosen for it; shall I book it all the same?"
      }`,
    whichStylist: (service, names) =>
      `${service} is done by ${or(names)}. Whom would you like?`,
    noLastBooking:
      "I could not find an earlier booking of yours. Which service would you like?",
    line: (service, moment) => `${service} on ${moment}`,
    withStylist: (line, stylist) => `${line} with ${stylist}`,
    inFull: (line, end, price) => `${line}, until ${end}, ${price}`,
  },
};
