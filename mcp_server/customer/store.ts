import type { TokenUser } from "../../shared/contract/claims.ts";
import { foldName } from "../../shared/text/name.ts";
import { hasUnprintable } from "../../shared/text/unprintable.ts";
import { revokeTokens } from "../storage/revocations.ts";
import type { Row, Sql, Statement } from "../storage/statement.ts";
import { filled } from "../operation/details.ts";
import { ApiError } from "../../shared/http/errors.ts";
import type { OperationContext } from "../operation/operation.ts";
import { customers } from "./columns.ts";
import { type WalkIn, walkIn } from "./schemas.ts";

/** A customer's row is written again after this time. */
const FRESH = "60 seconds";

/**
 * The statement that locks the acting user's row as a customer, and writes
 * down who that is, as the token describes them now, so that staff see a name
 * beside what they do. When they were last seen is kept to the minute. It is
 * one statement, so that all locks of a write can be asked for at once: the
 * row is locked also where nothing in it has to change.
 *
 * @throws {ApiError} 403 if no user is acting.
 */
export function lockCustomer(
  { sql, actor, now, newId }: OperationContext,
): Statement<Row[]> {
  if (actor.kind !== "user") {
    throw new ApiError("Insufficient permissions", {
      status: 403,
      code: "user_required",
    });
  }
  const { issuer, userId } = actor.principal;
  const values = customers.values({
    id: newId("cus_"),
    issuer,
    userId,
    name: foldName(actor.user.name),
    furigana: null,
    email: emailOf(actor.user),
    phone: null,
    createdBy: "ai-service",
    createdAt: now,
    lastSeen: now,
    mergedInto: null,
    search: "",
  });
  return sql`
    insert into customers ${values} on conflict (issuer, user_id) do update set
      name = excluded.name, email = excluded.email,
      last_seen = greatest(customers.last_seen, excluded.last_seen)
    where customers.name <> excluded.name
      or customers.email is distinct from excluded.email
      or customers.last_seen <= excluded.last_seen - ${FRESH}::interval`;
}

/** An address with characters that none has is not shown as one. */
function emailOf({ email }: TokenUser): string | null {
  return email === null || hasUnprintable(email) ? null : email;
}

/** The id of the acting user as a customer, as a part of a statement. */
export function actingCustomer(sql: Sql): Statement<Row[]> {
  return sql`(select id from customers
    where issuer = app_issuer() and user_id = app_user_id())`;
}

const walkInDetails = walkIn.omit({ name: true });

/** Writes down a customer whom no issuer knows. Resolves to the id. */
export async function createWalkIn(
  { sql, now, newId }: OperationContext,
  { name, ...details }: WalkIn,
): Promise<string> {
  const id = newId("cus_");
  const values = customers.values({
    id,
    issuer: null,
    userId: null,
    name,
    email: null,
    ...filled(walkInDetails, details),
    createdBy: "mcp",
    createdAt: now,
    lastSeen: now,
    mergedInto: null,
    search: "",
  });
  await sql`insert into customers ${values}`;
  return id;
}

/**
 * Erases who that user of the acting service is, and what they wrote, and revokes
 * every token that the service has issued to them until now. Its own token, which
 * it has just issued, says what time that is by its clock.
 */
export async function forgetCustomer(
  { sql, actor, now }: Pick<OperationContext, "sql" | "actor" | "now">,
  userId: string,
): Promise<void> {
  const issuedAt = actor.kind === "service" ? actor.issuedAt : undefined;
  const issuedUntil = issuedAt && issuedAt > now ? issuedAt : now;
  await revokeTokens(sql, { kind: "user", subject: userId, issuedUntil, now });
  await sql`select forget_customer(${userId})`;
}
