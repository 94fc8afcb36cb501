import type { TransactionSql } from "../../storage/statement.ts";
import { serviceResources, services } from "../columns.ts";
import type { MenuService } from "./schemas.ts";

const menuRow = services.pick(
  "id",
  "nameJa",
  "nameEn",
  "descriptionJa",
  "descriptionEn",
  "priceMinor",
  "currency",
  "durationMinutes",
  "bufferBeforeMinutes",
  "bufferAfterMinutes",
  "slotStepMinutes",
  "leadMinutes",
  "horizonDays",
  "cancelCutoffMinutes",
  "needsApproval",
  "active",
);

/** All services, those on offer first; one of them where `id` is given. */
export async function selectMenu(
  sql: TransactionSql,
  { now, id = null }: { now: Date; id?: string | null },
): Promise<MenuService[]> {
  return await sql<MenuService[]>`
    select ${menuRow.list}, coalesce(upcoming, 0)::int as upcoming,
      array(select resource_id from service_resources
        where service_id = services.id order by resource_id) as "resourceIds"
    from services left join (
      select service_id, count(*) as upcoming from bookings
      where start_at > ${now} and status in ('requested', 'confirmed')
      group by service_id) counts on service_id = services.id
    where ${id}::text is null or services.id = ${id}
    order by active desc, position, services.id
    limit 500`;
}

/** Locks a service; resolves to whether there is one. */
export async function lockService(
  sql: TransactionSql,
  id: string,
): Promise<boolean> {
  const rows = await sql`select from services where id = ${id} for update`;
  return rows.length > 0;
}

/** Says anew who or what does a service. */
export async function replaceResources(
  sql: TransactionSql,
  serviceId: string,
  resourceIds: readonly string[],
): Promise<void> {
  await sql`delete from service_resources where service_id = ${serviceId}`;
  const rows = [...new Set(resourceIds)]
    .map((resourceId) => ({ serviceId, resourceId }));
  if (rows.length === 0) return;
  await sql`
    insert into service_resources ${serviceResources.valuesOf(rows)}`;
}
