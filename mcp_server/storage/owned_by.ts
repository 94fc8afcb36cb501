import { z } from "zod";
import type { Actor } from "./actor.ts";
import { notPersonal } from "./personal.ts";
import type { Row, Sql, Statement } from "./statement.ts";

const opaque = notPersonal(z.string()).nullable();

/**
 * The columns of a table that holds rows of users: whose a row is. Both are
 * null where staff wrote it for somebody whom no issuer knows.
 */
export const owner = { issuer: opaque, userId: opaque };

/**
 * The condition that a row with `issuer` and `user_id` is one which `actor` may
 * reach: a user's own, all rows for staff, those of its users for a service.
 * Row level security says the same; a query says it for itself all the same.
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
