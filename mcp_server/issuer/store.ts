import { ApiError, notFound } from "../../shared/http/errors.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { OperationContext } from "../operation/operation.ts";
import { asOwner, type Refusals } from "../operation/owner_session.ts";
import { readStoredKeys, type StoredKey } from "./keys.ts";
import type { ServiceList, TrustedService } from "./schemas.ts";

type Context = Pick<OperationContext, "sql" | "actor" | "timeZone">;

/** A row of `trusted_issuers`. */
interface IssuerRow {
  issuer: string;
  audience: string;
  public_keys: string[];
  jwks_url: string | null;
  scopes: string[];
  enabled: boolean;
  from_environment: boolean;
  created_at: Date;
  updated_at: Date;
}

/** A trusted service with what can be changed of it. */
export interface StoredService {
  service: TrustedService;
  keys: readonly StoredKey[];
}

/** What the functions of `0050_issuers_by_owners.sql` refuse, by SQLSTATE. */
const REFUSALS: Refusals = {
  MD002: () => notFound("AI service", "issuer"),
  MD005: () =>
    new ApiError("This AI service is trusted already", {
      status: 409,
      code: "already_trusted",
      details: { field: "issuer" },
    }),
};

/** All trusted services, the first one first. */
export async function listServices(context: Context): Promise<ServiceList> {
  const rows = await asOwner(
    context,
    (sql, session) =>
      sql<(IssuerRow & { last_used_at: Date | null })[]>`
        select * from list_issuers(${session})`,
  );
  const services = rows.map(async (row) => ({
    ...(await toService(row, context)).service,
    lastUsedAt: row.last_used_at && iso(row.last_used_at, context),
  }));
  return { services: await Promise.all(services) };
}

/** The service, locked until the end of the transaction. */
export async function getServiceToChange(
  context: Context,
  issuer: string,
): Promise<StoredService> {
  const [row] = await asOwner(
    context,
    (sql, session) =>
      sql<[IssuerRow]>`
        select * from issuer_to_change(${session}, ${issuer})`,
    REFUSALS,
  );
  return await toService(row, context);
}

/** What is written of a service. */
export interface WrittenService
  extends Pick<TrustedService, "issuer" | "jwksUrl" | "scopes"> {
  keys: readonly StoredKey[];
}

/** Trusts a service from now on; servers read the table every five seconds. */
export async function addService(
  context: Context,
  { issuer, audience, keys, jwksUrl, scopes }:
    & WrittenService
    & Pick<TrustedService, "audience">,
): Promise<TrustedService> {
  const [row] = await asOwner(
    context,
    (sql, session) =>
      sql<[IssuerRow]>`
        select * from add_issuer(${session}, ${issuer}, ${audience},
          ${sql.json(keys.map(({ pem }) => pem))}, ${jwksUrl},
          ${sql.json(unique(scopes))})`,
    REFUSALS,
  );
  return (await toService(row, context)).service;
}

/** Writes what has changed of a service. */
export async function changeService(
  context: Context,
  { issuer, keys, jwksUrl, scopes, enabled }:
    & WrittenService
    & Pick<TrustedService, "enabled">,
): Promise<TrustedService> {
  const [row] = await asOwner(
    context,
    (sql, session) =>
      sql<[IssuerRow]>`
        select * from change_issuer(${session}, ${issuer},
          ${sql.json(keys.map(({ pem }) => pem))}, ${jwksUrl},
          ${sql.json(unique(scopes))}, ${enabled})`,
    REFUSALS,
  );
  return (await toService(row, context)).service;
}

async function toService(
  row: IssuerRow,
  context: Context,
): Promise<StoredService> {
  const keys = await readStoredKeys(row.public_keys);
  const { issuer, audience, scopes, enabled } = row;
  const service = {
    issuer,
    audience,
    kids: keys.map(({ kid }) => kid),
    jwksUrl: row.jwks_url,
    scopes,
    enabled,
    fromEnvironment: row.from_environment,
    createdAt: iso(row.created_at, context),
    updatedAt: iso(row.updated_at, context),
  };
  return { service, keys };
}

function iso(date: Date, { timeZone }: Context): string {
  return toLocalIso(date, timeZone);
}

function unique(scopes: readonly string[]): string[] {
  return [...new Set(scopes)];
}
