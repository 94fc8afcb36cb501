import { bookingServices } from "../../booking/read_operations.ts";
import { staffList } from "../../staff/operations.ts";
import type { StaffList } from "../../staff/schemas.ts";
import type { Bilingual } from "../../../shared/ui/locale.ts";
import type { AdminContext } from "../state.ts";

/** What has a name in both languages. */
interface Named {
  id: string;
  name: Bilingual;
}

/** Whom and what entries name by id. */
export interface KnownNames {
  staff: { id: string; name: string }[];
  names: ReadonlyMap<string, Bilingual>;
}

/** Names of staff, services and stylists. */
export async function readNames(staff: AdminContext): Promise<KnownNames> {
  const [{ staff: people }, { services }] = await Promise.all([
    staff.call<StaffList>(staffList, {}),
    staff.call<{ services: (Named & { stylists: Named[] })[] }>(
      bookingServices,
      {},
    ),
  ]);
  const things = [...services, ...services.flatMap(({ stylists }) => stylists)];
  return {
    staff: people,
    names: new Map([
      ...people.map(({ id, name }) => [id, { ja: name, en: name }] as const),
      ...things.map(({ id, name }) => [id, name] as const),
    ]),
  };
}
