import type { TransactionSql } from "../storage/statement.ts";
import type { Service } from "./catalogue.ts";
import type { ChosenPlace } from "./place.ts";
import { busySpan } from "./rules.ts";

/** How many bookings a refusal names. */
const MAX_NAMED = 20;

/**
 * Ids of the bookings that hold the places at that time. Only staff are told;
 * whose they are, the calendar says.
 */
export async function listInTheWay(
  sql: TransactionSql,
  { service, start, except = "", resource, stylist }: ChosenPlace & {
    service: Service;
    start: number;
    except?: string | undefined;
  },
): Promise<string[]> {
  const busy = busySpan(service, start);
  const placeId = resource?.id ?? stylist?.id ?? null;
  const rows = await sql<{ id: string }[]>`
    select id from bookings
    where resource_id in (
        select resource_id from service_resources
        where service_id = ${service.id}
          and (${placeId}::text is null or resource_id = ${placeId}))
      and status in ('requested', 'pending', 'confirmed')
      and busy && tstzrange(${new Date(busy.from)}, ${new Date(
    busy.until,
  )}, '[)')
      and id <> ${except}
    order by start_at, id limit ${MAX_NAMED}`;
  return rows.map(({ id }) => id);
}
