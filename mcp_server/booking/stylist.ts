import { notFound } from "../../shared/http/errors.ts";
import type { TransactionSql } from "../storage/statement.ts";
import { listStylists } from "./catalogue.ts";
import type { Stylist } from "./schemas.ts";

/**
 * The stylist of that id, who does that service.
 *
 * @throws {ApiError} 404 if there is none, or who does not do it.
 */
export async function requireStylist(
  sql: TransactionSql,
  { serviceId, stylistId }: { serviceId: string; stylistId: string },
): Promise<Stylist> {
  const stylists = await listStylists(sql);
  const chosen = stylists.get(serviceId)
    ?.find(({ id }) => id === stylistId);
  if (!chosen) throw notFound("Stylist");
  return chosen;
}
