import * as z from "zod";
import { localInstant } from "../operation/fields.ts";
import { notPersonal } from "../storage/personal.ts";
import { ALERT_RULES } from "./rules.ts";

export const UNITS = ["hour", "day", "month"] as const;

export const trafficInput = z.strictObject({
  by: z.enum(UNITS).optional().meta({ examples: ["hour"] })
    .describe("The length of one point; an hour by default"),
  until: z.iso.date().optional().meta({ examples: ["2030-05-10"] })
    .describe("The last day that is shown; today by default"),
});

const count = z.int().min(0);
/** In milliseconds; null where nothing was asked. */
const duration = z.number().min(0).nullable();

const measures = {
  requests: count,
  /** The server's own failures. */
  errors: count,
  /** Refused for what was asked, or for who asked. */
  refused: count,
  /** Of answers, before compression. */
  bytes: count,
  mean: duration,
  p50: duration,
  p95: duration,
  p99: duration,
};
const traffic = z.strictObject(measures);
export type TrafficView = z.output<typeof traffic>;

const point = z.strictObject({ at: localInstant, ...measures });
export type PointView = z.output<typeof point>;

const named = z.strictObject({
  name: notPersonal(z.string()),
  ...measures,
});
export type NamedView = z.output<typeof named>;

const alert = z.strictObject({
  rule: z.enum(ALERT_RULES),
  beganAt: localInstant,
  endedAt: localInstant.nullable(),
  /** The worst so far, and what is allowed, in the rule's own unit. */
  value: z.number(),
  allowed: z.number(),
  /** Whether the webhook took the latest news of it. */
  isSent: z.boolean(),
});
export type AlertView = z.output<typeof alert>;

export const trafficOutput = z.strictObject({
  by: z.enum(UNITS),
  from: localInstant,
  until: localInstant,
  total: traffic,
  points: z.array(point),
  routes: z.array(named),
  tools: z.array(named),
  alerts: z.array(alert),
});
export type TrafficReport = z.output<typeof trafficOutput>;
export type Unit = typeof UNITS[number];
