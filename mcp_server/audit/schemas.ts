import * as z from "zod";
import {
  cursor,
  limit,
  localInstant,
  nextCursor,
  opaque,
} from "../operation/fields.ts";
import { notPersonal, personal } from "../storage/personal.ts";

import { MAX_EXPORTED } from "../operation/export.ts";

const name = notPersonal(opaque(255).min(1));
const stored = notPersonal(z.string());

/** A day of the business, e.g. `2030-05-10`. */
const day = z.iso.date().refine(
  (given) => /^2[01]/.test(given) && given !== "2199-12-31",
  "must be in the years 2000 to 2199",
).meta({ examples: ["2030-05-10"] });

export const ACTOR_KINDS = ["user", "staff", "service"] as const;

/** What entries are asked for; what is not given may be anything. */
const filter = {
  actorKind: z.enum(ACTOR_KINDS).optional(),
  actorId: name.optional()
    .describe("Id of a member of staff, `sub` of a user, or an AI service"),
  client: name.optional().describe("The AI service whose token it was"),
  operation: name.optional().meta({ examples: ["booking_update"] }),
  kind: z.enum(["read", "write"]).optional(),
  target: name.optional().meta({ examples: ["bkg_4f8d1b2c9a7e4d03"] })
    .describe("Id of a record that was changed or read"),
  from: day.optional().describe("The first day"),
  to: day.optional().describe("The last day, included"),
};

export const filterInput = z.strictObject(filter);
export type AuditFilter = z.output<typeof filterInput>;

export const listInput = z.strictObject({ ...filter, limit, cursor });

export const exportInput = z.strictObject({
  ...filter,
  limit: z.int().min(1).max(MAX_EXPORTED).meta({ examples: [500] }).optional(),
  cursor,
});

/** A state as it was recorded, without personal data. */
const state = z.record(z.string(), z.unknown()).nullable();

const entry = z.strictObject({
  number: z.int(),
  at: localInstant,
  request: stored,
  actor: z.strictObject({
    kind: z.enum(ACTOR_KINDS),
    actorId: stored,
    /** As it is now; null for one who is not known any more, or a service. */
    name: personal(z.string()).nullable(),
    /** The AI service whose token it was; null for staff. */
    client: stored.nullable(),
    /** `jti` of that token. */
    token: stored.nullable(),
  }),
  /** Whether that token can still be valid, if nobody revokes it. */
  isTokenAlive: z.boolean(),
  operation: stored,
  kind: z.enum(["read", "write"]),
  targets: z.array(stored),
  before: state,
  after: state,
});
export type AuditEntryView = z.output<typeof entry>;

export const listOutput = z.strictObject({
  items: z.array(entry),
  nextCursor,
});
export type AuditPage = z.output<typeof listOutput>;
