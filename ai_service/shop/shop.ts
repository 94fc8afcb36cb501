import * as z from "zod";

const bilingual = z.object({ ja: z.string(), en: z.string() });

/** What everybody may know of the shop: `GET /business` of the MCP server. */
export const shop = z.object({
  name: bilingual,
  address: bilingual,
  phone: z.string(),
  email: z.string(),
  access: bilingual,
  timeZone: z.string(),
  hours: z.array(z.object({
    /** 1 is Monday (ISO 8601). */
    weekday: z.int().min(1).max(7),
    /** `HH:MM` on the shop's clock. */
    opens: z.string(),
    closes: z.string(),
  })),
  closures: z.array(z.object({
    /** ISO 8601 with offset. */
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    reason: bilingual,
  })),
  cancellation: bilingual,
  payment: bilingual,
  /** What the law asks a shop to say; missing where it says nothing. */
  disclosures: z.object({
    seller: bilingual,
    representative: bilingual,
    delivery: bilingual,
    returns: bilingual,
    registrationNumber: z.string(),
  }).optional(),
});
export type Shop = z.output<typeof shop>;
