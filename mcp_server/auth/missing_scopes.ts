import type { Scope } from "../../shared/contract/scopes.ts";
import type { Log } from "../../shared/http/log.ts";
import { type Operation, operationName } from "../operation/operation.ts";
import type { IssuerDirectory } from "./issuers.ts";

/** Dependencies of {@linkcode reportMissingScopes}. */
export interface MissingScopesDeps {
  issuers: Pick<IssuerDirectory, "list">;
  operations: readonly Operation[];
  log: Log;
}

/**
 * Logs each trusted issuer that may not grant the scope of some operation: its
 * users can neither call nor see that operation. That can be intended, but
 * usually means that a new scope was not added to the issuer.
 *
 * @throws If the trusted issuers cannot be read.
 */
export async function reportMissingScopes(
  { issuers, operations, log }: MissingScopesDeps,
): Promise<void> {
  for (const { issuer, scopes } of await issuers.list()) {
    const missing = operations.filter(({ scope }) => !scopes.has(scope));
    if (missing.length === 0) continue;
    log.info("issuer_lacks_scopes", {
      issuer,
      scopes: [...new Set<Scope>(missing.map(({ scope }) => scope))],
      operations: missing.map(operationName),
    });
  }
}
