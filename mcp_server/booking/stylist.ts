import { ApiError } from "../../shared/http/errors.ts";
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
  if (!chosen) throw noSuchStylist(stylists, stylistId);
  return chosen;
}

/** Who does other services only is there, and must not be told to be missing. */
function noSuchStylist(
  stylists: ReadonlyMap<string, readonly Stylist[]>,
  stylistId: string,
): ApiError {
  const isThere = [...stylists.values()].flat()
    .some(({ id }) => id === stylistId);
  const sentence = isThere
    ? "This stylist does not do this service"
    : "Stylist not found";
  return new ApiError(sentence, {
    status: 404,
    code: "not_found",
    details: { field: "stylistId" },
  });
}
