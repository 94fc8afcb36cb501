import type { TransactionSql } from "../storage/statement.ts";
import type { RowOf } from "../storage/table.ts";
import { business, settingsRow } from "./columns.ts";
import type { Settings } from "./schemas.ts";

/** The settings of a business that has set none: it says nothing of itself. */
export const DEFAULTS: Settings = {
  nameJa: "",
  nameEn: "",
  phone: "",
  email: "",
  addressJa: "",
  addressEn: "",
  accessJa: "",
  accessEn: "",
  parkingJa: "",
  parkingEn: "",
  cancellationJa: "",
  cancellationEn: "",
  paymentJa: "",
  paymentEn: "",
  sellerJa: "",
  sellerEn: "",
  representativeJa: "",
  representativeEn: "",
  deliveryJa: "",
  deliveryEn: "",
  returnsJa: "",
  returnsEn: "",
  registrationNumber: "",
  taxRate: 1000,
  reducedTaxRate: 800,
  maxActiveBookings: 5,
  overlappingBookings: false,
  maxUnpaidOrders: 2,
  maxUnitsPerProduct: 50,
  maxUnitsPerOrder: 100,
  unpaidOrderMinutes: 30,
  maxVoucherDays: 7,
  refundMismatches: true,
};

/** The settings of the business as they are now. */
export async function getSettings(sql: TransactionSql): Promise<Settings> {
  const [row] = await sql<Settings[]>`
    select ${settingsRow.list} from business`;
  return row ?? DEFAULTS;
}

/** The settings that a service needs, which reads no others. */
const paymentRow = business.pick(
  "maxVoucherDays",
  "refundMismatches",
  "unpaidOrderMinutes",
);
export type PaymentSettings = RowOf<typeof paymentRow>;

/** How long orders may be held, and what becomes of a wrong amount. */
export async function getPaymentSettings(
  sql: TransactionSql,
): Promise<PaymentSettings> {
  const [row] = await sql<PaymentSettings[]>`
    select ${paymentRow.list} from business`;
  return row ?? DEFAULTS;
}

/** Changes some settings; the others stay. */
export async function updateSettings(
  sql: TransactionSql,
  changes: Partial<Settings>,
  now: Date,
): Promise<Settings> {
  const first = business.values({
    id: "business",
    ...DEFAULTS,
    updatedAt: now,
  });
  await sql`insert into business ${first} on conflict do nothing`;
  const [row] = await sql<[Settings]>`
    update business set ${business.assignments({ ...changes, updatedAt: now })}
    returning ${settingsRow.list}`;
  return row;
}

/** Weekly hours of the business, as `HH:MM`. */
export interface OpeningHoursRow {
  weekday: number;
  opens: string;
  closes: string;
}

/** When the business is closed after all. */
export interface ClosureRow {
  from: Date;
  until: Date;
  reasonJa: string;
  reasonEn: string;
}

/**
 * Hours and closures of the whole business. Their tables are there where
 * something can be booked, and otherwise nothing is said of hours.
 */
export async function getOpenings(
  sql: TransactionSql,
  { from, until }: { from: Date; until: Date },
): Promise<{ hours: OpeningHoursRow[]; closures: ClosureRow[] }> {
  const [{ isKnown }] = await sql<[{ isKnown: boolean }]>`
    select to_regclass('public.opening_hours') is not null as "isKnown"`;
  if (!isKnown) return { hours: [], closures: [] };
  const [hours, closures] = await Promise.all([
    sql<OpeningHoursRow[]>`
      select weekday, to_char(opens, 'HH24:MI') as opens,
        to_char(closes, 'HH24:MI') as closes
      from opening_hours where resource_id is null
      order by weekday, opens`.execute(),
    sql<ClosureRow[]>`
      select starts_at as "from", ends_at as until,
        reason_ja as "reasonJa", reason_en as "reasonEn"
      from closures
      where resource_id is null and ends_at > ${from} and starts_at < ${until}
      order by starts_at`.execute(),
  ]);
  return { hours, closures };
}
