import type { ClaimedNotice } from "./facts.ts";
import { type NoticeKind, typeOf } from "./kinds.ts";

const COMMON = {
  customer: { name: "佐藤 花子", email: "hanako@example.com" },
  writtenAt: "2030-05-01T09:00:00+09:00",
  staffEmail: null,
  business: {
    name: { ja: "サロン まどか", en: "Salon Madoka" },
    address: { ja: "東京都杉並区まどか町1-2-3", en: "1-2-3 Madoka, Tokyo" },
    phone: "03-0000-0000",
    email: "salon@example.com",
  },
};

const FACTS = {
  booking: {
    ...COMMON,
    start: "2030-05-10T15:00:00+09:00",
    end: "2030-05-10T16:00:00+09:00",
    status: "confirmed",
    service: { ja: "おためしメニュー", en: "A sample service" },
    stylist: { ja: "林", en: "Hayashi" },
  },
  order: {
    ...COMMON,
    number: "9E37-4K2M",
    totalMinor: 3600,
    currency: "JPY",
    items: [{ name: { ja: "見本の商品", en: "A sample" }, quantity: 2 }],
  },
  submission: {
    ...COMMON,
    form: { ja: "ご記入シート", en: "Counselling sheet" },
  },
} as const;

/** A made-up notice of that kind, to show words with. */
export function sampleNotice(kind: NoticeKind): ClaimedNotice {
  const aboutType = typeOf(kind);
  return {
    id: "00000000-0000-4000-8000-000000000000",
    audience: "customer",
    kind,
    aboutType,
    aboutId: "sample",
    version: 1,
    issuer: null,
    userId: null,
    byBusiness: true,
    attempts: 0,
    sendBefore: new Date(FACTS.booking.start),
    facts: FACTS[aboutType],
  } as unknown as ClaimedNotice;
}
