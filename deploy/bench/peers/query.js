// What all peers do with the database: the statements of the MCP server
// itself, without row level security. This and `tools.js` are JavaScript
// because Node runs them too.

/** How many connections each server may open. */
export const CONNECTIONS = 20;

/** What a peer is told. */
export function readPeerEnv(variables) {
  return {
    port: Number(variables.PEER_PORT),
    databaseUrl: variables.DATABASE_URL,
    issuer: variables.AI_SERVICE_ISSUER,
    audience: variables.MCP_AUDIENCE,
    publicKey: variables.AI_SERVICE_PUBLIC_KEY,
  };
}

/** The first page of a user's bookings, latest start first. */
export function listBookings(sql, { issuer, userId, limit = 10 }) {
  return sql`
    select id, service_id as "serviceId", start_at as "startAt",
      end_at as "endAt", status, price_minor as "priceMinor", currency, note,
      version
    from bookings
    where issuer = ${issuer} and user_id = ${userId}
    order by start_at desc, id desc limit ${limit}`;
}
