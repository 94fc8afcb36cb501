import type { VerifiedToken } from "../../shared/contract/claims.ts";
import { ApiError } from "../../shared/http/errors.ts";
import { insufficientPermissions } from "./challenge.ts";
import {
  type Operation,
  type PreviewableOperation,
  procedureFor,
} from "./operation.ts";
import type { Actor } from "../storage/actor.ts";
import type { Admin, AdminRole } from "./admin.ts";
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
  if (operation.kind === "write" && role === "viewer") {
    throw insufficientRole("admin");
  }
}

/** The answer to staff whose role may not do this. */
export function insufficientRole(role: AdminRole): ApiError {
  return new ApiError("Insufficient permissions", {
    status: 403,
    code: "role_required",
    details: { role },
  });
}

/** As whom a caller acts. */
export function actorFor(caller: Caller): Actor {
  if (caller.kind !== "staff") return actorOf(caller);
  const { id: adminId, email } = caller.admin;
  return { kind: "staff", adminId, email };
}
