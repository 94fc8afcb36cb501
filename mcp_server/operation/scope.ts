import type { VerifiedToken } from "../../shared/contract/claims.ts";
import { hashArguments } from "../../shared/contract/hash_arguments.ts";
import type { Scope } from "../../shared/contract/scopes.ts";
import type { Operation } from "./operation.ts";
import type { Actor } from "../storage/actor.ts";
import { insufficientPermissions } from "./challenge.ts";

/** Whether `token` may call `operation`: the exact scope, the same audience. */
export function allows(
  token: VerifiedToken,
  operation: Pick<Operation, "audience" | "scope">,
): boolean {
  return token.kind === operation.audience &&
    (token.scopes as readonly Scope[]).includes(operation.scope);
}

/** A call, as far as a token decides about it. */
export interface RequestedCall {
  operation: Operation;
  /** The arguments as they were sent, before validation. */
  args: unknown;
  /** The idempotency key that the caller sent, if any. */
  idempotencyKey: string | undefined;
}

/**
 * Refuses a call that `token` does not allow. A step-up token allows one write
 * only: the one with its key and, by hash, its arguments.
 *
 * @throws {ApiError} 403, with the scope that the operation needs.
 */
export function requirePermission(
  token: VerifiedToken,
  call: RequestedCall,
): void {
  if (isPermitted(token, call)) return;
  throw insufficientPermissions(call.operation.scope);
}

function isPermitted(
  token: VerifiedToken,
  { operation, args, idempotencyKey }: RequestedCall,
): boolean {
  if (!allows(token, operation)) return false;
  if (token.kind !== "user" || !token.stepUp) return true;
  const { stepUp } = token;
  return operation.kind === "write" &&
    (idempotencyKey ?? stepUp.idempotencyKey) === stepUp.idempotencyKey &&
    hashArguments(args) === stepUp.argsSha256;
}

/** The actor of a call with `token`. */
export function actorOf(token: VerifiedToken): Actor {
  const { jti, issuedAt } = token;
  if (token.kind === "service") {
    return { kind: "service", issuer: token.issuer, jti, issuedAt };
  }
  const { principal, user } = token;
  return { kind: "user", principal, user, jti, issuedAt };
}
