import type { Log } from "../../shared/http/log.ts";
import { type AllowList, isAllowListWritten } from "../staff/allow_list.ts";
import type { Sql } from "../storage/statement.ts";
import { type ConfiguredIssuer, isIssuerWritten } from "./issuers.ts";

/** Dependencies of {@linkcode reportUnwrittenAccess}. */
export interface UnwrittenAccessDeps {
  sql: Sql;
  log: Log;
  env: {
    audience: string;
    aiService: Omit<ConfiguredIssuer, "audience">;
    admin: AllowList;
  };
}

/**
 * Logs what the environment says about access and the database does not: only
 * `migrate` writes it there, and only what is there counts. Lists that are empty
 * here are not compared, since they can be known to `migrate` alone.
 *
 * @throws If the database cannot be read.
 */
export async function reportUnwrittenAccess(
  { sql, log, env }: UnwrittenAccessDeps,
): Promise<void> {
  const { audience, aiService, admin } = env;
  if (!await isIssuerWritten(sql, { audience, ...aiService })) {
    const { issuer } = aiService;
    log.error("issuer_not_written", { issuer, hint: "run migrate" });
  }
  const hasLists = admin.emails.length > 0 || admin.domain !== undefined;
  if (hasLists && !await isAllowListWritten(sql, admin)) {
    log.error("allow_list_not_written", { hint: "run migrate" });
  }
}
