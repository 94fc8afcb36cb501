import { invalidInput, notFound } from "../../shared/http/errors.ts";
import type { Bilingual } from "../../shared/ui/locale.ts";
import type { TransactionSql } from "../storage/statement.ts";
import type { Service } from "./catalogue.ts";
import type { Stylist } from "./schemas.ts";
import { requireStylist } from "./stylist.ts";

/** A stylist, chair or room that staff put a booking on. */
export interface Resource {
  id: string;
  name: Bilingual;
}

/** With whom or where it is to be. */
export interface ChosenPlace {
  /** The stylist that the customer asked for. */
  stylist?: Stylist | undefined;
  /** The column that staff chose. */
  resource?: Resource | undefined;
}

/**
 * Who or what was asked for, which must do the service.
 *
 * @throws {ApiError} 404 `not_found`; 400 where two different ones are asked for.
 */
export async function requirePlace(
  sql: TransactionSql,
  { serviceId, stylistId, resourceId }: {
    serviceId: string;
    stylistId?: string | undefined;
    resourceId?: string | undefined;
  },
): Promise<ChosenPlace> {
  const stylist = stylistId === undefined
    ? undefined
    : await requireStylist(sql, { serviceId, stylistId });
  if (resourceId === undefined) return { stylist };
  if (stylistId !== undefined && stylistId !== resourceId) {
    throw invalidInput("resourceId", "Give stylistId or resourceId, not both");
  }
  const [resource] = await sql<Resource[]>`
    select id, jsonb_build_object('ja', name_ja, 'en', name_en) as name
    from resources join service_resources on resource_id = id
    where id = ${resourceId} and service_id = ${serviceId} and active`;
  if (!resource) throw notFound("Resource", "resourceId");
  return { stylist, resource };
}

/** A service that takes as long as staff say; null where that is as always. */
export function withLength(
  service: Service,
  minutes: number | undefined,
): { service: Service; durationMinutes: number | null } {
  if (minutes === undefined || minutes === service.durationMinutes) {
    return { service, durationMinutes: null };
  }
  const durationMinutes = minutes;
  return { service: { ...service, durationMinutes }, durationMinutes };
}
