import type { Sql } from "postgres";
import { parsePhone } from "../../shared/text/phone.ts";
import { foldText } from "../../shared/text/unprintable.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";
import type { SliceExamples, WriteEffect } from "../surfaces/test_slices.ts";
import { amount, dayAndTime, timeOfDay } from "../surfaces/test_texts.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import type { Booking } from "./schemas.ts";

/** A second service: it takes longer, costs more and is soon booked up. */
const COLOUR = "svc_colour";
const SERVICES: Readonly<Record<string, Bilingual>> = {
  [HAIRCUT]: { ja: "カット", en: "Haircut" },
  [COLOUR]: { ja: "カラー", en: "Colour" },
};

/** Who can be asked for, for both services. */
const STYLIST = "res_hayashi";
const STYLIST_NAME = { ja: "林", en: "Hayashi" };

/** A customer without an account, whom staff know. */
const KNOWN = { id: "cus_known", name: "鈴木 一郎" };

const DAY_MS = 24 * 60 * 60 * 1000;
/** Of Tokyo, where the test salon is. */
const OFFSET_MS = 9 * 60 * 60 * 1000;

/** A day of the salon so many days from now, e.g. `2030-01-08`. */
function dayAfter(now: Date, days: number): string {
  const local = new Date(now.getTime() + OFFSET_MS + days * DAY_MS);
  return local.toISOString().slice(0, 10);
}

/** Day after day at 15:00, for a week. */
function starts(now: Date): string[] {
  return [1, 2, 3, 4, 5, 6, 7]
    .map((days) => `${dayAfter(now, days)}T15:00:00+09:00`);
}

async function addColour(owner: Sql): Promise<void> {
  await owner`
    insert into services (id, name_ja, name_en, description_ja, description_en,
      duration_minutes, slot_step_minutes, lead_minutes, horizon_days,
      cancel_cutoff_minutes, price_minor, currency, position)
    values (${COLOUR}, 'カラー', 'Colour', '', '', 120, 60, 0, 60, 60, 8800,
      'JPY', 1)`;
  await owner`
    insert into resources (id, name_ja, name_en, capacity, kind)
    values ('res_basin', '洗髪台', 'Basin', 1, 'chair'),
      (${STYLIST}, ${STYLIST_NAME.ja}, ${STYLIST_NAME.en}, 60, 'stylist')`;
  await owner`
    insert into service_resources (service_id, resource_id)
    values (${COLOUR}, 'res_basin'), (${COLOUR}, ${STYLIST}),
      (${HAIRCUT}, ${STYLIST})`;
}

/** A time of day at which there are slots, on some day of the next week. */
function at(now: Date, days: number, hour: number): string {
  return `${dayAfter(now, days)}T${hour}:00:00+09:00`;
}

/** The texts about a booking that its preview must contain. */
function textsOf({ booking }: { booking: Booking }): WriteEffect["texts"] {
  const { serviceId, start, end } = booking;
  return [SERVICES[serviceId]!, ...dayAndTime(start), timeOfDay(end)];
}

const REMOVED = { ja: "削除します", en: "Will be removed" };

export const examples: SliceExamples = {
  async prepare(owner) {
    await openSalon(owner, { capacity: 50 });
    await addColour(owner);
    await owner`
      insert into customers (id, name, furigana, phone, created_by, created_at,
        last_seen)
      values (${KNOWN.id}, ${KNOWN.name}, 'すずき いちろう', '09012345678', 'mcp',
        now(), now())`;
  },
  creations: [{
    operation: "booking_create",
    table: "bookings",
    args: ({ text, round, now }) => ({
      serviceId: HAIRCUT,
      start: `${dayAfter(now, 2)}T${10 + round}:00:00+09:00`,
      note: text,
    }),
    owned: ({ booking }) => ({ bookingId: booking.id }),
  }],
  inputs: ({ owned: { bookingId }, now }) => ({
    booking_services: {},
    booking_slots: {
      serviceId: HAIRCUT,
      from: `${dayAfter(now, 1)}T00:00:00+09:00`,
      to: `${dayAfter(now, 2)}T00:00:00+09:00`,
    },
    booking_list: {},
    booking_get: { bookingId },
    booking_update: { bookingId, note: "mine" },
    booking_delete: { bookingId },
  }),
  pools: (now) => ({
    stylistId: [STYLIST],
    serviceId: [HAIRCUT, COLOUR],
    start: starts(now),
    from: starts(now),
    to: starts(now),
    resourceId: [STYLIST],
    durationMinutes: [90],
    customerId: [KNOWN.id],
  }),
  previews({ owned: { bookingId }, now }) {
    const create = {
      args: {
        serviceId: COLOUR,
        stylistId: STYLIST,
        start: at(now, 3, 13),
        note: "前髪は短めで",
      },
      texts: {
        serviceId: [SERVICES[COLOUR]!],
        stylistId: [STYLIST_NAME],
        start: dayAndTime(at(now, 3, 13)),
        note: ["前髪は短めで"],
      },
      empty: { note: null },
    };
    // Staff also say on which column, and for how long.
    const longer = { resourceId: STYLIST, durationMinutes: 150 };
    const longerTexts = (until: string) => ({
      resourceId: [STYLIST_NAME],
      durationMinutes: [timeOfDay(until.replace(":00", ":30"))],
    });
    const update = {
      operation: "booking_update",
      args: {
        bookingId,
        serviceId: COLOUR,
        stylistId: STYLIST,
        start: at(now, 4, 11),
        note: "やっぱり長めで",
      },
      texts: {
        // The current booking, and the changes.
        bookingId: [SERVICES[HAIRCUT]!, ...dayAndTime(at(now, 2, 10))],
        serviceId: [SERVICES[COLOUR]!],
        stylistId: [STYLIST_NAME],
        start: dayAndTime(at(now, 4, 11)),
        note: ["やっぱり長めで", "a note"],
      },
      empty: { note: REMOVED },
    };
    const cancel = {
      operation: "booking_delete",
      args: { bookingId, reason: "都合が悪くなりました" },
      texts: {
        bookingId: [SERVICES[HAIRCUT]!, ...dayAndTime(at(now, 2, 10))],
        reason: ["都合が悪くなりました"],
      },
      empty: { reason: null },
    };
    return [
      {
        operation: "booking_create",
        by: "user",
        args: { ...create.args, furigana: "やまだ はなこ" },
        texts: { ...create.texts, furigana: ["やまだ はなこ"] },
        empty: { ...create.empty, furigana: REMOVED },
      },
      {
        operation: "booking_create",
        by: "staff",
        args: {
          ...create.args,
          ...longer,
          customerId: KNOWN.id,
          customer: {
            name: "鈴木 一郎",
            furigana: "すずき いちろう",
            phone: "090-1234-5678",
          },
        },
        texts: {
          ...create.texts,
          ...longerTexts(at(now, 3, 15)),
          customerId: [KNOWN.name],
          "customer.name": ["鈴木 一郎"],
          "customer.furigana": ["すずき いちろう"],
          "customer.phone": ["09012345678"],
        },
        empty: create.empty,
      },
      { ...update, by: "user" },
      {
        ...update,
        by: "staff",
        args: { ...update.args, ...longer },
        texts: { ...update.texts, ...longerTexts(at(now, 4, 13)) },
      },
      { ...cancel, by: "user" },
      { ...cancel, by: "staff" },
    ];
  },
  effects: {
    booking_create: (result, { note, customer, customerId }) => ({
      texts: [
        ...textsOf(result),
        amount(result.booking.priceMinor),
        // The record of a customer they know says who that is.
        ...[note, customerId === KNOWN.id ? KNOWN.name : customer?.name]
          .filter((given) => given !== undefined)
          .map(foldText),
        ...(customer?.phone === undefined || customerId === KNOWN.id
          ? []
          : [parsePhone(customer.phone)!]),
      ],
      totalMinor: result.booking.priceMinor,
    }),
    booking_update: (result, { note }) => ({
      texts: [
        ...textsOf(result),
        amount(result.booking.priceMinor),
        ...(note === undefined ? [] : [result.booking.note ?? REMOVED]),
      ],
      totalMinor: result.booking.priceMinor,
    }),
    booking_delete: (result, { reason }) => ({
      texts: [...textsOf(result), foldText(reason ?? "")],
    }),
  },
  async raisePrices(owner) {
    await owner`update services set price_minor = price_minor + 10`;
    await owner`update bookings set price_minor = price_minor + 10`;
  },
};
