import { type Durations, quantile } from "../metrics/durations.ts";

export const ALERT_RULES = ["errors", "slow", "silence", "database"] as const;
export type AlertRule = typeof ALERT_RULES[number];

/** What the rules are applied to. */
export interface Health {
  /** Of the last ten to fifteen minutes. */
  requests: number;
  errors: number;
  durations: Durations;
  /** Minutes since the last slot with a request; null if there was none. */
  silentMinutes: number | null;
  /** Whether there were requests in each hour of the day before. */
  isSteady: boolean;
  /** How long the database takes to answer `select 1`, in milliseconds. */
  roundTripMs: number;
}

/** What one rule says. */
export interface Finding {
  rule: AlertRule;
  isWrong: boolean;
  value: number;
  allowed: number;
}

/** Fewer requests than these say nothing about a share or a quantile. */
const MIN_REQUESTS = 20;
/** Share of requests that may fail, in percent. */
const ERRORS_PERCENT = 5;
/** Response time that 95 of 100 requests have to keep, in milliseconds. */
const P95_MS = 1_000;
/** Time without a request where there is one every hour, in minutes. */
const SILENT_MINUTES = 60;
/** The database's answer to a statement that does nothing, in milliseconds. */
const ROUND_TRIP_MS = 250;
/** An open alert ends only well below its limit, so that it does not flicker. */
const ENDS_AT = 0.8;

/** What is wrong, by every rule; `open` are those with an open alert. */
export function applyRules(
  health: Health,
  open: ReadonlySet<AlertRule>,
): Finding[] {
  const finding = (rule: AlertRule, value: number, allowed: number) => {
    const limit = open.has(rule) ? allowed * ENDS_AT : allowed;
    return { rule, value, allowed, isWrong: value > limit };
  };
  const { requests, errors, durations, roundTripMs } = health;
  const says = requests >= MIN_REQUESTS;
  const percent = says ? errors / requests * 100 : 0;
  const p95 = says ? quantile(durations, 0.95) ?? 0 : 0;
  return [
    finding("errors", percent, ERRORS_PERCENT),
    finding("slow", p95, P95_MS),
    silence(health, open.has("silence")),
    finding("database", roundTripMs, ROUND_TRIP_MS),
  ];
}

/** It ends with the next request, and not because the silence has lasted. */
function silence(
  { silentMinutes, isSteady }: Health,
  isOpen: boolean,
): Finding {
  const value = silentMinutes ?? 0;
  const isSilent = value >= SILENT_MINUTES ||
    isOpen && silentMinutes === null;
  return {
    rule: "silence",
    value,
    allowed: SILENT_MINUTES,
    isWrong: isSilent && (isSteady || isOpen),
  };
}
