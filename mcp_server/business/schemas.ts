import * as z from "zod";
import { parseEmail } from "../../shared/text/email.ts";
import { foldLine } from "../../shared/text/name.ts";
import { isDialable } from "../../shared/text/phone.ts";
import {
  bilingual,
  localInstant,
  publicText,
  text,
} from "../operation/fields.ts";
import { notPersonal } from "../storage/personal.ts";

/** A line or a few that the business wrote; empty where it says nothing. */
const line = notPersonal(text(200).overwrite(foldLine));
const lines = notPersonal(text(2000));
/** Hundredths of a percent: 1000 are 10 %. */
const rate = z.int().min(0).max(10_000);

/** The settings of the business, each a column. */
export const settings = z.strictObject({
  nameJa: line,
  nameEn: line,
  phone: line,
  email: line,
  addressJa: line,
  addressEn: line,
  accessJa: lines,
  accessEn: lines,
  parkingJa: lines,
  parkingEn: lines,
  cancellationJa: lines,
  cancellationEn: lines,
  paymentJa: lines,
  paymentEn: lines,
  sellerJa: line,
  sellerEn: line,
  representativeJa: line,
  representativeEn: line,
  deliveryJa: lines,
  deliveryEn: lines,
  returnsJa: lines,
  returnsEn: lines,
  registrationNumber: notPersonal(
    z.string().regex(
      /^(T\d{13})?$/,
      "must be T and 13 digits, or empty",
    ),
  )
    .meta({ examples: ["T1234567890123"] }),
  taxRate: rate,
  reducedTaxRate: rate,
  maxActiveBookings: z.int().min(1).max(10_000)
    .describe("Bookings of one customer that are still to come"),
  overlappingBookings: z.boolean()
    .describe("Whether a customer can have two bookings at one time"),
  maxUnpaidOrders: z.int().min(1).max(10_000)
    .describe("Orders of one customer that wait for payment"),
  maxUnitsPerProduct: z.int().min(1).max(99)
    .describe("Units of one product in an order"),
  maxUnitsPerOrder: z.int().min(1).max(10_000),
  unpaidOrderMinutes: z.int().min(5).max(1440)
    .describe("How long an unpaid order holds its stock"),
  maxVoucherDays: z.int().min(0).max(60)
    .describe("How long an order is held for a voucher; 0 holds it for none"),
  refundMismatches: z.boolean()
    .describe("Whether a payment of a wrong amount is given back at once"),
});
export type Settings = z.output<typeof settings>;

/** What was stored before it was checked is still answered. */
export const settingsInput = settings.extend({
  // It is shown with the hyphens that it is written with.
  phone: notPersonal(
    text(200).overwrite((written) => foldLine(written.normalize("NFKC")))
      .refine(
        (written) => written === "" || isDialable(written),
        "must be a telephone number, or empty",
      ),
  ),
  email: notPersonal(
    text(200).overwrite((written) => parseEmail(written) ?? written).refine(
      (written) => written === "" || parseEmail(written) !== undefined,
      "must be an e-mail address, or empty",
    ),
  ),
}).partial();
export const settingsOutput = z.strictObject({ settings });

const clock = publicText.meta({ examples: ["10:00"] });

/** What everybody may know of the business. */
export const businessFacts = z.strictObject({
  name: bilingual,
  address: bilingual,
  phone: publicText.meta({ examples: ["03-1234-5678"] }),
  email: publicText.meta({ examples: ["hello@shop.example"] }),
  access: bilingual,
  parking: bilingual,
  timeZone: publicText.meta({ examples: ["Asia/Tokyo"] }),
  hours: z.array(z.strictObject({
    weekday: z.int().min(1).max(7).describe("1 is Monday (ISO 8601)"),
    opens: clock,
    closes: clock.meta({ examples: ["19:00"] }),
  })).describe("Weekly hours in the business's time zone"),
  closures: z.array(z.strictObject({
    from: localInstant,
    to: localInstant,
    reason: bilingual,
  })).describe("Closed all the same, in the next 60 days"),
  cancellation: bilingual,
  payment: bilingual,
});
export type BusinessFacts = z.output<typeof businessFacts>;

/** What the law asks a shop to say; public, and of no use to an assistant. */
export const disclosures = z.strictObject({
  seller: bilingual,
  representative: bilingual,
  delivery: bilingual,
  returns: bilingual,
  registrationNumber: publicText,
});

export const infoInput = z.strictObject({});
