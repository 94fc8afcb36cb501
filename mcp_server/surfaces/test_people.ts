import { createSession } from "../auth/admin_session.ts";
import { addProduct } from "../order/test_shop.ts";
import type { TestApp } from "../test_app.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import { callRest } from "./test_calls.ts";
import type { Pools } from "./test_inputs.ts";

/** A customer, and what there is for them to name. */
export interface Person {
  token: string;
  pools: Pools;
}

/** A salon, a shop and a form, and customers with bookings and orders. */
export async function furnish(
  app: TestApp,
  ids: readonly string[],
): Promise<Person[]> {
  const { owner } = app.database;
  await openSalon(owner, { capacity: 50 });
  const products = ["prd_a", "prd_b"];
  for (const id of products) await addProduct(owner, id, { stock: 1e9 });
  const form = await addForm(app);
  return await Array.fromAsync(ids, async (id) => {
    const token = await app.tokenFor(id);
    const ask = async (name: string, args: Record<string, unknown>) =>
      (await callRest(app, name, { token, args })).body;
    const bookings = await Array.fromAsync(
      STARTS,
      (start) => ask("booking_create", { serviceId: HAIRCUT, start }),
    );
    const items = [{ productId: "prd_a", quantity: 1 }];
    const orders = [
      await ask("order_create", { items }),
      await ask("order_create", { items }),
    ];
    const lists = await Array.fromAsync(
      ["booking_list", "order_list", "product_list"],
      (name) => ask(name, { limit: 1 }),
    );
    return {
      token,
      pools: {
        serviceId: [HAIRCUT],
        bookingId: bookings.map(({ booking }) => booking.id),
        productId: products,
        orderId: orders.map(({ order }) => order.id),
        formId: [form],
        version: [1],
        ...{ start: STARTS, from: STARTS, to: STARTS },
        currency: ["JPY"],
        cursor: lists.map(({ nextCursor }) => nextCursor),
        userId: ["usr_5"],
      },
    };
  });
}

/** Someone of the staff, by the cookie that they are signed in with. */
export async function employ({ database, deps }: TestApp): Promise<string> {
  const now = deps.now();
  await database.owner`
    insert into mcp_users (
      google_sub, id, email, name, role, created_at, last_sign_in_at
    ) values (
      'sub', 'adm_1', 'owner@example.com', '山本', 'owner', ${now}, ${now}
    )`;
  return `mcp_admin=${await createSession(database.sql, "adm_1", now)}`;
}

const STARTS = [3, 4, 5, 6, 7, 8, 9]
  .map((day) => `2026-03-0${day}T15:00:00+09:00`);

/** Publishes a form with one field of every type. */
async function addForm({ database: { owner } }: TestApp): Promise<string> {
  const id = "frm_all";
  const label = { ja: "あ", en: "A" };
  const special: Record<string, unknown> = {
    text: { long: true, maxLength: 2000 },
    number: { integer: false },
    single: { options: [{ value: "a", label }] },
    multi: { options: [{ value: "a", label }] },
  };
  const simple = ["email", "phone", "date", "time", "yes_no", "consent"];
  const fields = [...Object.keys(special), ...simple].map((type) => ({
    id: type,
    type,
    label,
    required: false,
    ...special[type] as object | undefined,
  }));
  await owner`insert into forms (id) values (${id})`;
  await owner`
    insert into form_versions (form_id, version, title_ja, title_en, fields)
    values (${id}, 1, '問診票', 'Intake', ${owner.json(fields)})`;
  return id;
}
