import type { Sql } from "postgres";
import { bucketOf } from "../metrics/durations.ts";

/** Routes and tools of the test, with their share of all requests. */
const NAMES = [
  ["route", "POST /mcp", 40, 12],
  ["route", "POST /mcp/tools/:noun/:verb", 30, 9],
  ["route", "POST /mcp/tools/:noun/:verb/preview", 12, 25],
  ["route", "GET /admin/calendar", 6, 80],
  ["route", "GET asset", 5, 1],
  ["route", "GET /readyz", 4, 4],
  ["route", "GET unknown", 3, 2],
  ["tool", "booking_slots", 30, 14],
  ["tool", "booking_create", 8, 30],
  ["tool", "booking_create_preview", 12, 24],
  ["tool", "<script>alert(1)</script>", 1, 5],
] as const;

/** Counts of the hours before `now`, and two alerts. */
export async function addTraffic(owner: Sql, now: string): Promise<void> {
  const end = Date.parse(now);
  const rows = Array.from({ length: 48 }, (_, back) => back).flatMap((back) => {
    const at = new Date(end - back * 3_600_000 - end % 3_600_000);
    const busy = Math.round(60 + 50 * Math.sin(back / 4) + (back % 5) * 12);
    const errors = back === 7 ? Math.round(busy / 6) : 0;
    const row = (kind: string, name: string, requests: number, ms: number) => ({
      grain: "hour",
      at,
      kind,
      name,
      requests,
      errors: kind === "all" ? errors : 0,
      refused: Math.round(requests / 20),
      bytes: requests * 1_850,
      milliseconds: requests * ms,
      durations: `{${durations(requests, ms * (back === 7 ? 9 : 1))}}`,
    });
    return [
      row("all", "", busy, 14),
      ...NAMES.map(([kind, name, share, ms]) =>
        row(kind, name, Math.round(busy * share / 100), ms)
      ),
    ];
  });
  await owner`insert into request_rollups ${owner(rows)}`;
  await owner`
    insert into alerts (rule, began_at, ended_at, value, allowed, began_sent_at)
    values
      ('slow', ${now}::timestamptz - interval '7 hours',
        ${now}::timestamptz - interval '6 hours', 1840.25, 1000, null),
      ('errors', ${now}::timestamptz - interval '9 minutes', null, 16.4, 5,
        ${now})`;
}

/** Most near `typical` milliseconds, a few far above. */
function durations(requests: number, typical: number): number[] {
  const buckets: number[] = Array(bucketOf(typical * 20) + 1).fill(0);
  for (let index = 0; index < requests; index++) {
    const share = index / requests;
    const factor = share < 0.9 ? 0.6 + share : share < 0.98 ? 4 : 15;
    buckets[bucketOf(typical * factor)]!++;
  }
  return buckets;
}
