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

/** The first page of a user's bookings, latest start first: what ours answers. */
export function listBookings(sql, { issuer, userId, limit = 10 }) {
  return sql`
    select bookings.id, service_id as "serviceId", start_at as "startAt",
      end_at as "endAt", status, bookings.price_minor as "priceMinor",
      bookings.currency, note, version,
      start_at - make_interval(mins => bookings.cancel_cutoff_minutes) as "cancelUntil",
      case when kind = 'stylist' then jsonb_build_object('id', resources.id,
        'name', jsonb_build_object('ja', resources.name_ja,
          'en', resources.name_en)) end as stylist
    from bookings
    join services on services.id = service_id
    join resources on resources.id = resource_id
    where issuer = ${issuer} and user_id = ${userId}
    order by start_at desc, bookings.id desc limit ${limit}`;
}
