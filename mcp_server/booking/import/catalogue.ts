import type { TransactionSql } from "../../storage/statement.ts";

interface Named {
  id: string;
  nameJa: string;
  nameEn: string;
}

/** What can be booked, and with whom or where, as a file names it. */
export interface Catalogue {
  /** The id of a service; undefined where none or several are called so. */
  serviceOf(name: string): string | undefined;
  /** The same for a stylist, chair or room. */
  resourceOf(name: string): string | undefined;
}

export async function readCatalogue(sql: TransactionSql): Promise<Catalogue> {
  const services = await sql<Named[]>`
    select id, name_ja as "nameJa", name_en as "nameEn" from services
    where active`;
  const resources = await sql<Named[]>`
    select id, name_ja as "nameJa", name_en as "nameEn" from resources
    where active`;
  return {
    serviceOf: (name) => idOf(services, name),
    resourceOf: (name) => idOf(resources, name),
  };
}

function idOf(all: readonly Named[], name: string): string | undefined {
  const key = folded(name);
  const found = all.filter(({ id, nameJa, nameEn }) =>
    id === name || folded(nameJa) === key || folded(nameEn) === key
  );
  return found.length === 1 ? found[0]!.id : undefined;
}

function folded(name: string): string {
  return name.normalize("NFKC").replaceAll(/\s/g, "").toLowerCase();
}
