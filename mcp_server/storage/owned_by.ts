import * as z from "zod";
import type { Actor } from "./actor.ts";
import { notPersonal } from "./personal.ts";
import type { Row, Sql, Statement } from "./statement.ts";

const opaque = notPersonal(z.string()).nullable();

/**
 * The columns that name the owner of a row. Both are null if staff created it
 * for a person without an account (a walk-in).
 */
export const owner = { issuer: opaque, userId: opaque };

/**
 * The condition that `actor` may read a row with `issuer` and `user_id`: users
 * their own rows, staff all rows, services the rows of their issuer. Row level
 * security enforces the same; the explicit condition is a second safeguard.
 */
export function ownedBy(sql: Sql, actor: Actor): Statement<Row[]> {
  switch (actor.kind) {
    case "user": {
      const { issuer, userId } = actor.principal;
      return sql`(issuer = ${issuer} and user_id = ${userId})`;
    }
    case "staff":
      return sql`true`;
    case "service":
      return sql`issuer = ${actor.issuer}`;
  }
}
