import type { z } from "zod";
import type {
  Preview,
  PreviewDetail,
  PreviewReader,
} from "../operation/preview.ts";
import type { PlanContext } from "../operation/write.ts";
import type { Bilingual, Locale } from "../../shared/ui/locale.ts";
import { needsApproval } from "./approval.ts";
import { overrideLines } from "./overrides.ts";
import {
  furiganaFields,
  serviceField,
  startField,
  stylistFields,
  textField,
} from "./preview_fields.ts";
import { isBeforeCutoff } from "./rules.ts";
import type { createInput } from "./schemas.ts";
import type { OpenSlot } from "./slot.ts";
import { bookableUntil, validUntil } from "./valid_until.ts";
import {
  cancelUntilOf,
  line,
  periodOf,
  priceOf,
  textLines,
  whose,
} from "./words.ts";

/** Whom staff book for. */
export function guestLines(
  { name, furigana, phone }: {
    name: string;
    furigana?: string | null | undefined;
    phone?: string | null | undefined;
  },
  locale: Locale,
): PreviewDetail[] {
  return [
    line("customer", name, locale),
    ...textLines("furigana", furigana || undefined, locale),
    ...textLines("phone", phone || undefined, locale),
  ];
}

function bookingSummary(
  { name, period }: { name: string; period: string },
  isRequest: boolean,
): Bilingual {
  return isRequest
    ? {
      ja:
        `${period}の「${name}」を申し込みます。店が確認するまで確定しません。`,
      en:
        `Request ${name} for ${period}. It is not booked until the business confirms it.`,
    }
    : {
      ja: `${period}に「${name}」を予約します。`,
      en: `Book ${name} for ${period}.`,
    };
}

/** A customer who books inside the cut-off has to know it beforehand. */
function finality(
  { actor, now, locale }: PlanContext & PreviewReader,
  { service, start }: OpenSlot,
): string[] {
  const isFinal = actor.kind !== "staff" &&
    !isBeforeCutoff(service, new Date(start), now);
  if (!isFinal) return [];
  return [
    {
      ja: "期限を過ぎているため、予約したあとは変更も取消もできません。",
      en:
        "It is past the deadline for changes: once booked, it cannot be changed or cancelled.",
    }[locale],
  ];
}

/** Says what will be booked, for whom and at what price. */
export async function describeBooking(
  context: PlanContext & PreviewReader,
  slot: OpenSlot,
  { note, furigana }: z.output<typeof createInput>,
): Promise<Preview> {
  const { locale } = context;
  const { service, stylist, start, overrode } = slot;
  const name = service.name[locale];
  const period = periodOf(service, start, context);
  return {
    title:
      { ja: "予約の確認", en: `Confirm ${whose(context)} booking` }[locale],
    summary: [
      bookingSummary({ name, period }, needsApproval(context, service))[locale],
      ...finality(context, slot),
    ].join({ ja: "", en: " " }[locale]),
    details: [
      line("service", name, locale),
      ...textLines("stylist", stylist?.name[locale], locale),
      ...textLines("resource", slot.resource?.name[locale], locale),
      line("time", period, locale),
      line("price", priceOf(service, locale), locale),
      line("cancelUntil", cancelUntilOf(service, start, context), locale),
      ...textLines("note", note || undefined, locale),
      ...textLines("furigana", furigana, locale),
      ...overrideLines(overrode, locale),
    ],
    fields: [
      await serviceField(context, service),
      ...await stylistFields(context, slot),
      await startField(context, slot),
      textField("note", note, context),
      ...await furiganaFields(context, furigana),
    ],
    totalMinor: service.priceMinor,
    currency: service.currency,
    ...validUntil(context, bookableUntil(service, start)),
  };
}
