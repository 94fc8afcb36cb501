import type { Principal, TokenUser } from "../../shared/contract/claims.ts";

/** The party that a call acts for; the transaction's role and settings follow it. */
export type Actor =
  | UserActor
  | { kind: "service"; issuer: string; jti: string; issuedAt?: Date }
  | StaffActor;

/** A user, by a token. */
export interface UserActor {
  kind: "user";
  principal: Principal;
  user: TokenUser;
  jti: string;
  /** When the token was issued. */
  issuedAt?: Date;
}

/** A member of staff. */
export interface StaffActor {
  kind: "staff";
  adminId: string;
  email: string;
  /** Of a stylist: the resource whose bookings are all that they see. */
  resourceId?: string;
  /** The id of the session, which shows functions of the database who asks. */
  sessionId?: string;
}

/** Identifies an actor, in tables that hold rows of every kind of actor. */
export interface ActorKey {
  kind: Actor["kind"];
  /** Empty for staff, who have no issuer. */
  issuer: string;
  id: string;
}

/** The key of the rows that belong to `actor`. */
export function actorKey(actor: Actor): ActorKey {
  switch (actor.kind) {
    case "user": {
      const { issuer, userId } = actor.principal;
      return { kind: actor.kind, issuer, id: userId };
    }
    case "staff":
      return { kind: actor.kind, issuer: "", id: actor.adminId };
    case "service":
      return { kind: actor.kind, issuer: actor.issuer, id: actor.issuer };
  }
}
