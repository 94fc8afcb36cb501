import type { Locale } from "../../../shared/ui/locale.ts";
import { bullets, bulletsJa } from "./lists.ts";

/** What is said of the person's bookings, of moving and cancelling them. */
export interface ChangeWords {
  bookings(lines: readonly string[]): string;
  noBookings: string;
  /** No booking fits what was asked for. */
  noneThen: string;
  requested: string;
  whichBooking(lines: readonly string[]): string;
  noSuchBooking(lines: readonly string[]): string;
  willCancel(lines: readonly string[]): string;
  nothingToCancel: string;
  bookingOrOrder(lines: readonly string[]): string;
  moveTo(line: string): string;
  willMove(line: string, moment: string): string;
  willChange(line: string, service: string | undefined, moment: string): string;
  willChangeStylist(line: string, stylist: string): string;
  willNote(line: string, note: string): string;
  isThenAlready(line: string): string;
}

export const changeWords: Record<Locale, ChangeWords> = {
  ja: {
    bookings: (lines) => `これからのご予約はこちらです。\n${bulletsJa(lines)}`,
    noBookings: "これからのご予約はありません。",
    noneThen: "そのときのご予約はありません。",
    requested: "（店の確認待ち）",
    whichBooking: (lines) => `どのご予約でしょうか。\n${bulletsJa(lines)}`,
    noSuchBooking: (lines) =>
      `そのご予約は見つかりませんでした。これからのご予約はこちらです。\n${
        bulletsJa(lines)
      }`,
    willCancel: (lines) =>
      lines.length === 1
        ? `${
          lines[0]
        }のご予約をキャンセルします。内容をご確認のうえ、よろしければ承認してください。`
        : `ご予約${lines.length}件をキャンセルします。1件ずつご確認のうえ、承認してください。\n${
          bulletsJa(lines)
        }`,
    nothingToCancel: "キャンセルできるご予約やご注文はありません。",
    bookingOrOrder: (lines) =>
      `どちらを取り消しましょうか。\n${bulletsJa(lines)}`,
    moveTo: (line) => `${line}のご予約ですね。いつに変更しましょうか。`,
    willMove: (line, moment) =>
      `${line}のご予約を${moment}に変更します。内容をご確認のうえ、よろしければ承認してください。`,
    willChange: (line, service, moment) =>
      `${line}のご予約を、${moment}${
        service ? `の${service}` : ""
      }に変更します。内容をご確認のうえ、よろしければ承認してください。`,
    willChangeStylist: (line, stylist) =>
      `${line}のご予約の担当を${stylist}に変更します。内容をご確認のうえ、よろしければ承認してください。`,
    willNote: (line, note) =>
      `${line}のご予約の備考を「${note}」にします。内容をご確認のうえ、よろしければ承認してください。`,
    isThenAlready: (line) =>
      `${line}のご予約は、すでにその日時です。いつに変更しましょうか。`,
  },
  en: {
    bookings: (lines) => `Your upcoming bookings:\n${bullets(lines)}`,
    noBookings: "You have no upcoming bookings.",
    noneThen: "You have no booking then.",
    requested: " (waits for the shop's confirmation)",
    whichBooking: (lines) => `Which booking do you mean?\n${bullets(lines)}`,
    noSuchBooking: (lines) =>
      `I could not find that booking. Your upcoming ones are:\n${
        bullets(lines)
      }`,
    willCancel: (lines) =>
      lines.length === 1
        ? `I'll cancel your booking: ${
          lines[0]
        }. Please check the details and approve if all is well.`
        : `I'll cancel these ${lines.length} bookings. Please check and approve each one.\n${
          bullets(lines)
        }`,
    nothingToCancel: "You have no booking or order that could be cancelled.",
    bookingOrOrder: (lines) =>
      `Which of them shall I cancel?\n${bullets(lines)}`,
    moveTo: (line) => `That is your booking: ${line}. When shall I move it to?`,
    willMove: (line, moment) =>
      `I'll move your booking (${line}) to ${moment}. Please check the details and approve if all is well.`,
    willChange: (line, service, moment) =>
      `I'll change your booking (${line}) to ${
        service ? `${service} on ` : ""
      }${moment}. Please check the details and approve if all is well.`,
    willChangeStylist: (line, stylist) =>
      `I'll change the stylist of your booking (${line}) to ${stylist}. Please check the details and approve if all is well.`,
    willNote: (line, note) =>
      `I'll set the note of your booking (${line}) to "${note}". Please check the details and approve if all is well.`,
    isThenAlready: (line) =>
      `Your booking (${line}) is at that time already. When shall I move it to?`,
  },
};
