import { invalidInput, notFound } from "../../shared/http/errors.ts";
import {
  defineOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import { readPage, timeInCursor } from "../storage/page.ts";
import { bookingListForStaff } from "./admin.ts";
import { listOpenSlots } from "./availability.ts";
import { getService, listServices, listStylists } from "./catalogue.ts";
import {
  bookingOutput,
  getInput,
  listInput,
  listOutput,
  servicesInput,
  servicesOutput,
  slotsInput,
  slotsOutput,
} from "./schemas.ts";
import { requireStylist } from "./stylist.ts";
import type { StoredBooking } from "./columns.ts";
import { daysAfter } from "../../shared/time/time_zone.ts";
import { getBooking, listBookings } from "./store.ts";
import { toBooking } from "./view.ts";

const MAX_DAYS = 31;

/** Properties that all reads of this slice have in common. */
const reading = {
  noun: "booking",
  kind: "read",
  audience: "user",
  scope: "booking:read",
  annotations: READING,
} as const;

export const bookingServices: Operation = defineOperation({
  ...reading,
  verb: "services",
  title: { ja: "サービスの一覧", en: "List services" },
  description: {
    ja:
      "予約できるサービスの一覧を返します。所要時間は分、料金は通貨の最小単位（円ならそのままの金額）です。予約や空き枠の検索の前に呼び、serviceId を確かめてください。",
    en:
      "Lists the services that can be booked, with duration in minutes and price in minor units of the currency (for JPY, whole yen). Call this first to find the serviceId for booking_slots and booking_create.",
  },
  input: servicesInput,
  output: servicesOutput,
  staff: "same",
  async run({ sql }) {
    const [services, stylists] = await Promise.all([
      listServices(sql),
      listStylists(sql),
    ]);
    return {
      services: services.map((service) => {
        const { id, name, description } = service;
        const { durationMinutes, priceMinor, currency } = service;
        return {
          id,
          name,
          description,
          durationMinutes,
          cancelUntilMinutes: service.cancelCutoffMinutes,
          needsApproval: service.needsApproval,
          stylists: stylists.get(id) ?? [],
          priceMinor,
          currency,
        };
      }),
    };
  },
});

export const bookingSlots: Operation = defineOperation({
  ...reading,
  verb: "slots",
  title: { ja: "空き枠を探す", en: "Find open slots" },
  description: {
    ja:
      "サービスの空き枠を、from 以降 to より前に始まるものについて返します（最長 31 日）。ここに返った start だけが予約できます。知りたい時間帯に絞って呼んでください。枠がなければ期間を広げます。",
    en:
      "Lists the open slots of a service that start at or after `from` and before `to` (31 days at most). Only a start returned here can be booked. Ask for the hours the customer named; if nothing is open, widen the range.",
  },
  input: slotsInput,
  output: slotsOutput,
  staff: "same",
  async run({ sql, now, timeZone }, { serviceId, stylistId, from, to }) {
    const window = { from: Date.parse(from), until: Date.parse(to) };
    if (window.until <= window.from) {
      throw invalidInput("to", "to must be later than from");
    }
    if (window.until > daysAfter(window.from, MAX_DAYS, timeZone)) {
      throw invalidInput("to", `to must be within ${MAX_DAYS} days of from`);
    }
    const service = await getService(sql, serviceId);
    if (!service?.active) throw notFound("Service", "serviceId");
    const reading = { sql, now, timeZone };
    if (stylistId !== undefined) {
      await requireStylist(sql, { serviceId, stylistId });
    }
    const query = { service, stylistId, window };
    return { slots: await listOpenSlots(reading, query) };
  },
});

export const bookingList: Operation = defineOperation({
  ...reading,
  verb: "list",
  title: { ja: "自分の予約の一覧", en: "List my bookings" },
  description: {
    ja:
      "このお客様の予約を、開始が遅いものから順に返します。これからの予約だけが必要なら from に現在時刻を渡します。続きがあれば nextCursor を cursor に渡してください。",
    en:
      "Lists this customer's bookings, latest start first. Pass the present time as `from` for upcoming ones only. If nextCursor is not null, pass it as `cursor` for the next page.",
  },
  input: listInput,
  output: listOutput,
  staff: bookingListForStaff,
  async run({ sql, actor, timeZone }, input) {
    const { status, from, to, cursor, limit } = input;
    const owner = { list: "booking_list", actor };
    const key = {
      write: ({ start }: StoredBooking) => start.toISOString(),
      read: timeInCursor,
    };
    const { rows, nextCursor } = await readPage(
      { owner, cursor, limit, key },
      ({ after, limit }) =>
        listBookings(sql, actor, {
          status,
          from: from === undefined ? undefined : new Date(from),
          to: to === undefined ? undefined : new Date(to),
          after: after && { start: after.first, id: after.id },
          limit,
        }),
    );
    return { items: rows.map((row) => toBooking(row, timeZone)), nextCursor };
  },
});

export const bookingGet: Operation = defineOperation({
  ...reading,
  verb: "get",
  title: { ja: "予約を見る", en: "Show a booking" },
  description: {
    ja: "このお客様の予約を 1 件、ID で返します。",
    en: "Returns one of this customer's bookings by its id.",
  },
  input: getInput,
  output: bookingOutput,
  staff: "same",
  async run({ sql, actor, timeZone }, { bookingId }) {
    const row = await getBooking(sql, actor, bookingId);
    if (!row) throw notFound("Booking", "bookingId");
    return { booking: toBooking(row, timeZone) };
  },
});
