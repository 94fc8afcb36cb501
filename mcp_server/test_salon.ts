import type { Sql } from "postgres";

/** The service of {@linkcode openSalon}. */
export const HAIRCUT = "svc_haircut";

/** Options of {@linkcode openSalon}. */
export interface SalonOptions {
  /** The number of bookings its chair takes at once; 1 by default. */
  capacity?: number;
}

/**
 * Opens a salon of one chair and one service of an hour, every day from 10:00
 * to 18:00.
 */
export async function openSalon(
  owner: Sql,
  { capacity = 1 }: SalonOptions = {},
): Promise<void> {
  await owner`
    insert into services (id, name_ja, name_en, description_ja, description_en,
      duration_minutes, slot_step_minutes, lead_minutes, horizon_days,
      cancel_cutoff_minutes, price_minor, currency)
    values (${HAIRCUT}, 'カット', 'Haircut', '', '', 60, 60, 0, 60, 60, 5500, 'JPY')`;
  await owner`
    insert into resources (id, name_ja, name_en, capacity)
    values ('res_chair', '椅子', 'Chair', ${capacity})`;
  await owner`
    insert into service_resources (service_id, resource_id)
    values (${HAIRCUT}, 'res_chair')`;
  await owner`
    insert into opening_hours (id, weekday, opens, closes)
    select 'hrs_' || day, day, '10:00', '18:00' from generate_series(1, 7) day`;
}
