import type { Scope } from "../../shared/contract/scopes.ts";
import type { Log } from "../../shared/http/log.ts";
import { type Operation, operationName } from "../operation/operation.ts";
import type { IssuerDirectory } from "./issuers.ts";

/** What the report is made from. */
export interface MissingScopesDeps {
  issuers: Pick<IssuerDirectory, "list">;
  operations: readonly Operation[];
  log: Log;
}

/**
 * Names in the log each trusted issuer that may not grant a scope that some
 * operation takes: nobody who comes from it can call that operation, or even
 * see it. That can be meant so; after a scope was added it seldom is.
 *
 * @throws If the trusted issuers cannot be read.
 */
export async function reportMissingScopes(
  { issuers, operations, log }: MissingScopesDeps,
): Promise<void> {
  for (const { issuer, scopes } of await issuers.list()) {
    const lost = operations.filter(({ scope }) => !scopes.has(scope));
    if (lost.length === 0) continue;
    log.info("issuer_lacks_scopes", {
      issuer,
      scopes: [...new Set<Scope>(lost.map(({ scope }) => scope))],
      operations: lost.map(operationName),
    });
  }
}
