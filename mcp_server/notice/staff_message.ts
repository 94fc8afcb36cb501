import type { Locale } from "../../shared/ui/locale.ts";
import type { ClaimedNotice } from "./facts.ts";
import type { StaffKind } from "./kinds.ts";
import { placeholderValues, type Writing } from "./placeholders.ts";
import type { Message } from "./schemas.ts";
import { fillTemplate, type Template } from "./template.ts";

const DETAILS = {
  ja: `お客様：{customer}
日時：{when}
メニュー：{service}
担当：{stylist}
手続き：{by}`,
  en: `Customer: {customer}
When: {when}
Service: {service}
With: {stylist}
By: {by}`,
};

const SUBJECTS: Record<Locale, Record<StaffKind, string>> = {
  ja: {
    booking_requested: "予約の申し込み：{when}",
    booking_booked: "新しい予約：{when}",
    booking_changed: "予約の変更：{when}",
    booking_cancelled: "予約のキャンセル：{when}",
  },
  en: {
    booking_requested: "A booking to confirm: {when}",
    booking_booked: "A new booking: {when}",
    booking_changed: "A changed booking: {when}",
    booking_cancelled: "A cancelled booking: {when}",
  },
};

/** What a member of staff is told, with the page that shows more. */
export function staffMessage(
  notice: ClaimedNotice,
  { serverUrl, ...writing }: Writing & { serverUrl: string },
): Message {
  const { locale } = writing;
  const template: Template = {
    subject: SUBJECTS[locale][notice.kind as StaffKind],
    text: DETAILS[locale],
  };
  const { subject, text } = fillTemplate(
    template,
    placeholderValues(notice, writing),
  );
  const page = new URL("/admin/bookings", serverUrl).href;
  return { subject, text: `${subject}\n\n${text}\n\n${page}` };
}
