import type { Bilingual } from "../../../shared/ui/locale.ts";
import type { TransactionSql } from "../../storage/statement.ts";

interface Named {
  id: string;
  name: Bilingual;
}

/** What can be booked, and with whom or where, as a file names it. */
export interface Catalogue {
  services: readonly Bilingual[];
  /** The id of a service; undefined where none or several are called so. */
  serviceOf(name: string): string | undefined;
  /** The same for a stylist, chair or room. */
  resourceOf(name: string): string | undefined;
  /** Those who do a service. */
  resourcesFor(serviceId: string | undefined): readonly Bilingual[];
}

export async function readCatalogue(sql: TransactionSql): Promise<Catalogue> {
  const services = await sql<Named[]>`
    select id, jsonb_build_object('ja', name_ja, 'en', name_en) as name
    from services where active order by position, id`;
  const resources = await sql<(Named & { serviceIds: string[] })[]>`
    select id, jsonb_build_object('ja', name_ja, 'en', name_en) as name,
      array(select service_id from service_resources
        where resource_id = resources.id) as "serviceIds"
    from resources where active order by position, id`;
  return {
    services: services.map(({ name }) => name),
    serviceOf: (name) => idOf(services, name),
    resourceOf: (name) => idOf(resources, name),
    resourcesFor: (serviceId = "") =>
      resources.filter(({ serviceIds }) => serviceIds.includes(serviceId))
        .map(({ name }) => name),
  };
}

function idOf(all: readonly Named[], asked: string): string | undefined {
  const key = folded(asked);
  const found = all.filter(({ id, name }) =>
    id === asked || folded(name.ja) === key || folded(name.en) === key
  );
  return found.length === 1 ? found[0]!.id : undefined;
}

function folded(name: string): string {
  return name.normalize("NFKC").replaceAll(/\s/g, "").toLowerCase();
}
