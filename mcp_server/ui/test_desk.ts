import type { Sql } from "postgres";
import { account, createStaffSite } from "../auth/staff_test_site.ts";
import { addBooking, addCatalogue } from "../booking/admin_test_data.ts";
import type { SiteHandler } from "../site.ts";
import { callRest } from "../surfaces/test_calls.ts";

/** Texts that would run a script, or end an attribute, where one is not escaped. */
export const HOSTILE = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `'><svg onload=alert(1)>`,
  `javascript:alert(1)`,
  `</textarea><script>alert(1)</script>`,
  `</title><script>alert(1)</script>`,
  `{{constructor.constructor('alert(1)')()}}`,
  `<a href="javascript:alert(1)">x</a>`,
];

const HOUR = 3_600_000;

/** A shop with something of everything that the desk shows. */
export async function createDesk(pages: SiteHandler, said = "窓側の席が好き") {
  const site = await createStaffSite({
    accounts: [account({ email: "owner@example.com" })],
    allowed: { emails: ["owner@example.com"] },
    pages,
  });
  const { owner } = site.database;
  await addCatalogue(owner);
  await owner`
    insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock, active)
    values ('prd_oil', 'ヘアオイル', 'Hair oil', '', '', 1000, 'JPY', 4, true)`;
  await owner`
    insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock, active)
    values ('prd_said', ${said}, ${said}, ${said}, ${said}, 1000, 'JPY', 4,
      false)`;
  await owner`
    insert into stock_movements (product_id, change, on_hand, reason, note,
      author, created_at)
    values ('prd_said', 4, 4, 'counted', ${said}, 'owner@example.com', now())`;
  await addVisits(owner, said);
  const token = await site.tokenFor("usr_1");
  for (let index = 0; index < 2; index++) {
    await callRest(site, "order_create", {
      token,
      args: { items: [{ productId: "prd_oil", quantity: 1 }], note: said },
    });
  }
  await owner`
    update orders set payment_status = 'paid', status = 'confirmed',
      paid_at = created_at, payment_intent = 'pi_1'
    where id = (select min(id) from orders)`;
  await owner`update customers set name = ${said} where user_id = 'usr_1'`;
  const [order] = await owner<[{ id: string; number: string }]>`
    select id, number from orders where payment_status = 'paid'`;
  return { site, order };
}

async function addVisits(owner: Sql, said: string) {
  const now = Date.now();
  const visits = [
    ["bkg_now", -0.05, "confirmed"],
    ["bkg_late", -0.5, "confirmed"],
    ["bkg_next", 0.5, "confirmed"],
    ["bkg_requested", 30, "requested"],
    ["bkg_missed", -50, "no_show"],
  ] as const;
  for (const [index, [id, hours, status]] of visits.entries()) {
    await addBooking(owner, {
      id,
      start: new Date(now + hours * HOUR).toISOString(),
      status,
      note: said,
      customer: {
        id: `cus_${index % 2}`,
        name: `${said} ${index % 2}`,
        email: "hanako@example.com",
      },
    });
  }
  await owner`
    update customers set furigana = 'さとう はなこ', phone = '09012345678'
    where id = 'cus_0'`;
  await owner`
    insert into customer_notes (id, customer_id, text, author, created_at)
    values ('cno_1', 'cus_0', ${said}, 'owner@example.com', now())`;
  await owner`insert into forms (id, active, position) values ('frm_1', true, 0)`;
  await owner`
    insert into form_versions (form_id, version, title_ja, title_en, fields,
      created_at)
    values ('frm_1', 1, ${`カウンセリング ${said}`}, ${`Intake ${said}`}, ${
    owner.json([{
      id: "wish",
      label: { ja: `ご希望 ${said}`, en: `Your wish ${said}` },
      help: { ja: said, en: said },
      required: false,
      type: "text",
      long: true,
      maxLength: 200,
    }])
  }, now())`;
  await owner`
    insert into form_submissions (id, form_id, version, customer_id, answers,
      submitted_at)
    values ('sub_1', 'frm_1', 1, 'cus_0', ${
    owner.json({ wish: said })
  }, now())`;
}

/** The pages of the desk that this file's shop fills. */
export function pagesOf(order: { id: string; number: string }): string[] {
  return [
    "/admin",
    "/admin/customers",
    "/admin/customers?q=09012",
    "/admin/customers/cus_0",
    "/admin/customers/cus_1?merge=cus",
    "/admin/orders",
    "/admin/orders?status=cancelled",
    `/admin/orders/${order.id}`,
    `/admin/search?q=${order.number}`,
    "/admin/search?q=0901",
    "/admin/shop/products",
    "/admin/shop/products/prd_said",
    `/admin/shop/products/stock?q=${encodeURIComponent("<")}`,
    "/admin/shop/products/import",
    "/admin/shop/moving-in",
    "/admin/submissions",
    "/admin/reports",
    "/admin/shop/forms",
    "/admin/shop/forms/frm_1",
  ];
}
