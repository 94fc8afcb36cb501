import type { Actor } from "../mcp/operation.ts";

/** Whose a row is, in tables that hold something for each actor. */
export interface Owner {
  kind: Actor["kind"];
  /** Empty for staff, whom no issuer knows. */
  issuer: string;
  id: string;
}

/** The key under which `actor`'s own rows are kept. */
export function ownerOf(actor: Actor): Owner {
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
