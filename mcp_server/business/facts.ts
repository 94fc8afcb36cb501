import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { TransactionSql } from "../storage/statement.ts";
import type { BusinessFacts, disclosures, Settings } from "./schemas.ts";
import { type ClosureRow, getOpenings, getSettings } from "./store.ts";
import type { z } from "zod";

const DAY = 24 * 60 * 60 * 1000;
/** How far ahead closures are told. */
const CLOSURE_DAYS = 60;

/** When and where facts are told. */
interface Moment {
  now: Date;
  /** IANA name. */
  timeZone: string;
}

/** What everybody may know of the business. */
export async function getFacts(
  sql: TransactionSql,
  { now, timeZone }: Moment,
): Promise<BusinessFacts> {
  const until = new Date(now.getTime() + CLOSURE_DAYS * DAY);
  const settings = await getSettings(sql);
  const { hours, closures } = await getOpenings(sql, { from: now, until });
  const { phone, email } = settings;
  return {
    phone,
    email,
    timeZone,
    ...textsOf(settings),
    hours,
    closures: closures.map((closure) => toClosure(closure, timeZone)),
  };
}

function textsOf(of: Settings) {
  return {
    name: { ja: of.nameJa, en: of.nameEn },
    address: { ja: of.addressJa, en: of.addressEn },
    access: { ja: of.accessJa, en: of.accessEn },
    parking: { ja: of.parkingJa, en: of.parkingEn },
    cancellation: { ja: of.cancellationJa, en: of.cancellationEn },
    payment: { ja: of.paymentJa, en: of.paymentEn },
  };
}

function toClosure(
  { from, until, reasonJa, reasonEn }: ClosureRow,
  timeZone: string,
) {
  return {
    from: toLocalIso(from, timeZone),
    to: toLocalIso(until, timeZone),
    reason: { ja: reasonJa, en: reasonEn },
  };
}

/** What the law asks the business to say. */
export function disclosuresOf(of: Settings): z.output<typeof disclosures> {
  return {
    seller: { ja: of.sellerJa, en: of.sellerEn },
    representative: { ja: of.representativeJa, en: of.representativeEn },
    delivery: { ja: of.deliveryJa, en: of.deliveryEn },
    returns: { ja: of.returnsJa, en: of.returnsEn },
    registrationNumber: of.registrationNumber,
  };
}
