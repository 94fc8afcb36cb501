import { connect } from "../../mcp_server/storage/postgres.ts";
import { insertRows } from "../../mcp_server/storage/insert_rows.ts";
import type { Row } from "../../mcp_server/storage/statement.ts";
import { inTransaction } from "../../mcp_server/storage/transaction.ts";
import { forms } from "./demo_forms.ts";
import { resources, services, shifts, skills } from "./demo_salon.ts";
import { products } from "./demo_shop.ts";

/** Row level security lets staff, and nobody else, write these tables. */
const SEEDER = { kind: "staff", adminId: "seed", email: "" } as const;

/** What the demo business has in common across its services. */
const TERMS = {
  slot_step_minutes: 30,
  lead_minutes: 60,
  horizon_days: 60,
  currency: "JPY",
};

/**
 * Writes the demo salon, its shop and its forms, in Japanese and English. Rows that are
 * there already stay as they are, so it can run at every start.
 *
 * @param sql On a migrated database.
 */
export async function seed(url: string): Promise<void> {
  const database = connect(url, { max: 1 });
  try {
    await inTransaction(database, SEEDER, async (tx) => {
      await insertRows(tx, "services", inOrder(services, TERMS));
      await insertRows(tx, "resources", inOrder(resources, { capacity: 1 }));
      await insertRows(tx, "service_resources", skillRows());
      await insertRows(tx, "opening_hours", hoursRows());
      await insertRows(tx, "products", productRows());
      await insertRows(tx, "forms", formRows());
      await insertRows(tx, "form_versions", formVersionRows());
    });
  } finally {
    await database.end();
  }
}

function inOrder(rows: readonly Row[], common: Row): Row[] {
  return rows.map((row, position) => ({ ...row, ...common, position }));
}

function skillRows(): Row[] {
  return Object.entries(skills).flatMap(([service_id, resourceIds]) =>
    resourceIds.map((resource_id) => ({ service_id, resource_id }))
  );
}

function hoursRows(): Row[] {
  return shifts.map(({ resource, weekday, opens, closes }) => ({
    id: `hrs_${resource ?? "business"}_${weekday}_${opens}`,
    resource_id: resource,
    weekday,
    opens,
    closes,
  }));
}

function productRows(): Row[] {
  return products.map(({ slug, ...product }, position) => ({
    id: `prd_${slug}`,
    ...product,
    currency: "JPY",
    image_url: `/products/${slug}.svg`,
    position,
  }));
}

function formRows(): Row[] {
  return forms.map(({ slug }, position) => ({ id: `frm_${slug}`, position }));
}

function formVersionRows(): Row[] {
  return forms.map(({ slug, fields, ...version }) => ({
    form_id: `frm_${slug}`,
    ...version,
    fields,
  }));
}
