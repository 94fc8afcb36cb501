import type { Principal, TokenUser } from "../../shared/contract/claims.ts";

/** Who is acting. Row level security sees the same, set in the transaction. */
export type Actor =
  | { kind: "user"; principal: Principal; user: TokenUser; jti: string }
  | { kind: "service"; issuer: string; jti: string }
  | { kind: "staff"; adminId: string; email: string };

/** The key of an actor's own rows, in tables that hold some for each actor. */
export interface ActorKey {
  kind: Actor["kind"];
  /** Empty for staff, whom no issuer knows. */
  issuer: string;
  id: string;
}

/** The key under which `actor`'s own rows are kept. */
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
