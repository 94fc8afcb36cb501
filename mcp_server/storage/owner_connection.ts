import postgres, { type Sql } from "postgres";
import { tlsOptions } from "./database_tls.ts";
import { readDatabaseUrl } from "./database_url.ts";

/**
 * Connects as the owner of a database, for migrations and seeding. Requests
 * are never served over this connection. `bigint` is read as `number`.
 *
 * @param options `max` connections; 10 by default.
 * @throws {TypeError} If `url` cannot be honoured.
 */
export function connectAsOwner(
  url: string,
  { max = 10 }: { max?: number } = {},
): Sql {
  const address = readDatabaseUrl(url);
  const { user, password, database, options } = address;
  return postgres({
    host: address.host,
    port: address.port,
    ...(user && { user }),
    ...(password && { password }),
    ...(database && { database }),
    ssl: address.sslMode === "prefer" ? "prefer" : tlsOptions(address) ?? false,
    prepare: !address.isPooled,
    max,
    connect_timeout: address.connectTimeoutSeconds,
    onnotice: () => {},
    connection: {
      application_name: address.applicationName ?? "madoguchi-owner",
      ...(options && { options }),
    },
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
