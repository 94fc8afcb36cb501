import type { ComponentChildren } from "preact";
import type { Bilingual } from "../../../shared/ui/locale.ts";
import type { StaffBooking } from "../../booking/schemas.ts";
import type { BookingStatus } from "../../booking/schemas.ts";
import { formatPrice, formatTime, type Place } from "../format.ts";
import type { Text } from "../locales/text.ts";

/** What a cell is written with. */
export interface CellContext {
  text: Text["bookings"];
  place: Place;
  now: Date;
}

/** A column of the list of bookings: its header and its cells together. */
export interface BookingColumn {
  /** The cell's class is `at-<name>`. */
  name: string;
  header: Bilingual;
  cell: (booking: StaffBooking, context: CellContext) => ComponentChildren;
  /** A text of any length; on a small screen it has a line of its own. */
  isLong?: boolean;
}

/** The columns in their order. */
export const bookingColumns: readonly BookingColumn[] = [
  {
    name: "time",
    header: { ja: "時間", en: "Time" },
    cell: (booking, { text, place, now }) => (
      <>
        <Times booking={booking} place={place} />
        {isNow(booking, now) && <span class="now">{text.now}</span>}
      </>
    ),
  },
  {
    name: "customer",
    header: { ja: "お客様", en: "Customer" },
    cell: ({ customer: { name, furigana, email, phone } }, { text }) => (
      <>
        <span class="customer-name">{name || text.unknownCustomer}</span>
        {furigana && <span class="fine">{furigana}</span>}
        {email && <span class="fine">{email}</span>}
        {phone && <span class="fine">{phone}</span>}
      </>
    ),
  },
  {
    name: "service",
    header: { ja: "メニュー", en: "Service" },
    cell: ({ service }, { place }) => service[place.locale],
  },
  {
    name: "resource",
    header: { ja: "担当・席", en: "With" },
    cell: ({ resource }, { place }) => resource[place.locale],
  },
  {
    name: "status",
    header: { ja: "状態", en: "Status" },
    cell: ({ status }, { text }) => (
      <span class="badge" data-tone={tones[status]}>
        {text.statuses[status]}
      </span>
    ),
  },
  {
    name: "price",
    header: { ja: "料金", en: "Price" },
    cell: ({ priceMinor, currency }, { place }) =>
      formatPrice(priceMinor, currency, place.locale),
  },
  {
    name: "note",
    header: { ja: "メモ", en: "Note" },
    cell: ({ note }) => note,
    isLong: true,
  },
  {
    name: "createdBy",
    header: { ja: "受付", en: "Booked by" },
    cell: ({ createdBy }, { text }) => text.createdBy[createdBy],
  },
];

const tones: Record<BookingStatus, string> = {
  requested: "warning",
  confirmed: "success",
  cancelled: "",
  completed: "accent",
  no_show: "danger",
};

function Times({ booking, place }: { booking: StaffBooking; place: Place }) {
  const { start, end } = booking;
  return (
    <span class="times">
      <time dateTime={start}>{formatTime(new Date(start), place)}</time>
      <span aria-hidden="true">–</span>
      <time dateTime={end}>{formatTime(new Date(end), place)}</time>
    </span>
  );
}

function isNow({ status, start, end }: StaffBooking, now: Date): boolean {
  return status === "confirmed" && new Date(start) <= now &&
    now < new Date(end);
}
