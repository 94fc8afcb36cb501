import type { TransactionSql } from "../storage/statement.ts";
import { filled } from "../operation/details.ts";
import type { OperationContext } from "../operation/operation.ts";
import { ApiError } from "../../shared/http/errors.ts";
import { customers } from "./columns.ts";
import { type WalkIn, walkIn } from "./schemas.ts";

/** What is known of a customer is written again after this time, in ms. */
const FRESH = 60_000;

/**
 * Writes down who is acting, as the token describes them now, so that staff
 * see a name beside what they do. When they were last seen is kept to the
 * minute. Resolves to the customer's id.
 *
 * @throws {ApiError} 403 if no user is acting.
 */
export async function rememberCustomer(
  { sql, actor, now, newId }: OperationContext,
): Promise<string> {
  if (actor.kind !== "user") {
    throw new ApiError("Insufficient permissions", {
      status: 403,
      code: "user_required",
    });
  }
  const { issuer, userId } = actor.principal;
  const name = actor.user.name.replaceAll("\0", "");
  const email = actor.user.email?.replaceAll("\0", "") ?? null;
  const [known] = await sql<{ id: string }[]>`
    select id from customers
    where issuer = ${issuer} and user_id = ${userId} and name = ${name}
      and email is not distinct from ${email}
      and last_seen > ${new Date(now.getTime() - FRESH)}`;
  if (known) return known.id;
  const values = customers.values({
    id: newId("cus_"),
    issuer,
    userId,
    name,
    email,
    phone: null,
    createdBy: "ai-service",
    createdAt: now,
    lastSeen: now,
  });
  const [customer] = await sql<[{ id: string }]>`
    insert into customers ${values} on conflict (issuer, user_id) do update set
      name = excluded.name, email = excluded.email,
      last_seen = greatest(customers.last_seen, excluded.last_seen)
    returning id`;
  return customer.id;
}

/** {@linkcode rememberCustomer}, unless it is staff who act. */
export async function noteCustomer(context: OperationContext): Promise<void> {
  if (context.actor.kind === "user") await rememberCustomer(context);
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
  });
  await sql`insert into customers ${values}`;
  return id;
}

/** Erases who that user of the acting service is, and what they wrote. */
export async function forgetCustomer(
  sql: TransactionSql,
  userId: string,
): Promise<void> {
  await sql`select forget_customer(${userId})`;
}
