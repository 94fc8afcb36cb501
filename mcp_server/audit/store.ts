import { invalidInput } from "../../shared/http/errors.ts";
import { addDays, atLocalTime } from "../../shared/time/time_zone.ts";
import type { OperationContext } from "../operation/operation.ts";
import { asOwner } from "../operation/owner_session.ts";
import type { AuditFilter } from "./schemas.ts";

type Context = Pick<OperationContext, "sql" | "actor" | "timeZone">;

/** An entry of the audit log. */
export interface AuditRow {
  id: string;
  at: Date;
  request_id: string;
  actor_kind: "user" | "staff" | "service";
  issuer: string | null;
  actor_id: string;
  staff_name: string | null;
  jti: string | null;
  operation: string;
  kind: "read" | "write";
  targets: string[];
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

/** The entries that follow one, the latest first. */
export interface AuditRange {
  after: { first: Date; id: string } | undefined;
  limit: number;
}

/**
 * Entries that fit the filter, the latest first.
 *
 * @throws {ApiError} 401 without a live session of an owner.
 */
export async function readEntries(
  context: Context,
  filter: AuditFilter,
  { after, limit }: AuditRange,
): Promise<AuditRow[]> {
  const conditions = conditionsOf(filter, context.timeZone);
  const rows = await asOwner(
    context,
    (sql, session) =>
      sql<(Omit<AuditRow, "id"> & { id: number })[]>`
      select * from read_audit(${session}, ${sql.json(conditions)},
        ${after?.first ?? null}, ${after?.id ?? null}, ${limit})`,
  );
  return rows.map((row) => ({ ...row, id: String(row.id) }));
}

/** Days as moments: from the start of the first to the end of the last one. */
function conditionsOf({ from, to, ...filter }: AuditFilter, timeZone: string) {
  if (from !== undefined && to !== undefined && to < from) {
    throw invalidInput("to", "to must not be before from");
  }
  const midnight = (day: string) =>
    new Date(atLocalTime(day, 0, timeZone)).toISOString();
  return {
    ...filter,
    ...(from !== undefined && { from: midnight(from) }),
    ...(to !== undefined && { until: midnight(addDays(to, 1)) }),
  };
}

/** The name of each customer that acts in `rows`, by issuer and user. */
export async function readCustomerNames(
  { sql }: Pick<OperationContext, "sql">,
  rows: readonly AuditRow[],
): Promise<ReadonlyMap<string, string>> {
  const users = rows.filter(({ actor_kind }) => actor_kind === "user");
  if (users.length === 0) return new Map();
  const found = await sql<{ issuer: string; user: string; name: string }[]>`
    select issuer, user_id as user, name from customers
    where name <> '' and (issuer, user_id) in (
      select * from unnest(
        ${users.map(({ issuer }) => issuer ?? "")}::text[],
        ${users.map(({ actor_id }) => actor_id)}::text[]))`;
  return new Map(
    found.map(({ issuer, user, name }) => [customerKey(issuer, user), name]),
  );
}

/** The key of a customer in {@linkcode readCustomerNames}. */
export function customerKey(issuer: string | null, userId: string): string {
  return JSON.stringify([issuer, userId]);
}
