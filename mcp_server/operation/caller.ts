import type { VerifiedToken } from "../../shared/contract/claims.ts";
import { ApiError } from "../../shared/http/errors.ts";
import { insufficientPermissions } from "./challenge.ts";
import {
  type Operation,
  type PreviewableOperation,
  procedureFor,
} from "./operation.ts";
import type { Actor } from "../storage/actor.ts";
import type { Admin } from "./admin.ts";
import { mayCall, rolesFor } from "./roles.ts";
import {
  actorOf,
  allows,
  type RequestedCall,
  requirePermission,
} from "./scope.ts";

/** A member of staff, known by a session. */
export interface StaffMember {
  kind: "staff";
  admin: Admin;
  /** The id of the session; never logged or answered. */
  sessionId: string;
}

/** Sender of a call: the holder of a token, or staff. */
export type Caller = VerifiedToken | StaffMember;

/**
 * Refuses a call that `caller` may not make.
 *
 * @throws {ApiError} 403, which tells the scope or the role that it takes.
 */
export function requireRight(
  caller: Caller,
  call: RequestedCall,
): void {
  if (caller.kind !== "staff") return requirePermission(caller, call);
  requireStaffRight(caller.admin, call.operation);
}

/**
 * Refuses a preview that `caller` may not see: a token needs the read scopes
 * that cover all of it, and staff the right to make the write itself.
 *
 * @throws {ApiError} 403, which tells the scope or the role that it takes.
 */
export function requirePreviewRight(
  caller: Caller,
  operation: PreviewableOperation,
): void {
  if (caller.kind === "staff") {
    return requireStaffRight(caller.admin, operation);
  }
  const [first] = operation.previewScopes;
  // A step-up token is good for one call, which no preview is.
  const missing = caller.kind === "user" && caller.stepUp
    ? first
    : operation.previewScopes
      .find((scope) => !allows(caller, { audience: "user", scope }));
  if (missing) throw insufficientPermissions(missing);
}

function requireStaffRight({ role }: Admin, operation: Operation): void {
  if (!procedureFor(operation, "staff")) {
    throw new ApiError("Staff cannot do this in place of a customer", {
      status: 403,
      code: "not_for_staff",
    });
  }
  if (mayCall(role, operation)) return;
  throw new ApiError("Insufficient permissions", {
    status: 403,
    code: "role_required",
    details: { roles: rolesFor(operation) },
  });
}

/** The answer to somebody without a session of staff. */
export function signInRequired(): ApiError {
  return new ApiError("Sign in required", {
    status: 401,
    code: "sign_in_required",
  });
}

/** As whom a caller acts. */
export function actorFor(caller: Caller): Actor {
  if (caller.kind !== "staff") return actorOf(caller);
  const { admin: { id: adminId, email, role, resourceId }, sessionId } = caller;
  const staff = { kind: "staff", adminId, email, sessionId } as const;
  // A stylist without a resource sees nothing, and never what other staff see.
  return role === "stylist"
    ? { ...staff, resourceId: resourceId ?? "" }
    : staff;
}
