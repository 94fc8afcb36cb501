import postgres, { type Sql } from "postgres";

/**
 * Connects as the owner of a database, for migrations and seeding. Requests
 * are never served over this connection. `bigint` is read as `number`.
 *
 * @param options `max` connections; 10 by default.
 */
export function connectAsOwner(
  url: string,
  { max = 10 }: { max?: number } = {},
): Sql {
  return postgres(url, {
    max,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: "madoguchi-owner" },
    types: { bigint: BIGINT },
  }) as unknown as Sql;
}

/** int8 (oid 20): money in minor units and counts, far below 2^53. */
const BIGINT = {
  to: 20,
  from: [20],
  serialize: (value: number) => String(value),
  parse: (text: string) => Number(text),
};
