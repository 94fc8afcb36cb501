import {
  CLOCK_SKEW_SECONDS,
  MAX_TOKEN_SECONDS,
} from "../../shared/contract/claims.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { OperationContext } from "../operation/operation.ts";
import type { AuditEntryView } from "./schemas.ts";
import { type AuditRow, customerKey, readCustomerNames } from "./store.ts";

/** Entries as they are answered, with the present names of those who acted. */
export async function viewEntries(
  context: Pick<OperationContext, "sql" | "timeZone" | "now">,
  rows: readonly AuditRow[],
): Promise<AuditEntryView[]> {
  const names = await readCustomerNames(context, rows);
  const { timeZone, now } = context;
  return rows.map((row) => ({
    number: Number(row.id),
    at: toLocalIso(row.at, timeZone),
    request: row.request_id,
    actor: {
      kind: row.actor_kind,
      actorId: row.actor_id,
      name: row.staff_name ??
        names.get(customerKey(row.issuer, row.actor_id)) ?? null,
      client: row.issuer,
      token: row.jti,
    },
    isTokenAlive: row.jti !== null && canBeAlive(row.at, now),
    operation: row.operation,
    kind: row.kind,
    targets: row.targets,
    before: row.before,
    after: row.after,
  }));
}

/** Whether a token that was used then can still be valid. */
function canBeAlive(usedAt: Date, now: Date): boolean {
  const seconds = MAX_TOKEN_SECONDS + CLOCK_SKEW_SECONDS;
  return now.getTime() < usedAt.getTime() + seconds * 1000;
}
