import type {
  DeskBooking,
  TestDesk,
} from "../../mcp_server/ui/test_calendar_page.ts";
import { callRest } from "../../mcp_server/surfaces/test_calls.ts";

/** The moment at which the pictures are taken. */
export const NOW = "2030-01-08T11:20:00+09:00";

const at = (time: string) => `2030-01-08T${time}:00+09:00`;

/** A day of a salon, in which something of everything goes on. */
const BOOKINGS: readonly DeskBooking[] = [
  { id: "bkg_1", name: "佐藤 花子", start: at("10:00"), status: "completed" },
  { id: "bkg_2", name: "鈴木 一郎", start: at("11:00") },
  { id: "bkg_3", name: "高橋 美咲", start: at("14:00"), minutes: 90 },
  { id: "bkg_4", name: "林 さくら", start: at("17:00") },
  {
    id: "bkg_5",
    name: "田中 次郎",
    start: at("10:30"),
    minutes: 30,
    resourceId: "res_mori",
    status: "no_show",
  },
  {
    id: "bkg_6",
    name: "John Smith",
    start: at("14:30"),
    minutes: 90,
    resourceId: "res_mori",
    status: "requested",
  },
  {
    id: "bkg_7",
    name: "渡辺 健一",
    start: at("11:00"),
    minutes: 45,
    resourceId: "res_mori",
  },
  {
    id: "bkg_8",
    name: "加藤 陽菜",
    start: at("10:45"),
    minutes: 60,
    resourceId: "res_hayashi",
  },
  {
    id: "bkg_9",
    name: "伊藤 蓮",
    start: at("16:00"),
    resourceId: "res_hayashi",
    status: "requested",
  },
];

/** Writes the day: bookings, a closed morning, products, orders and changes. */
export async function addDemoDay({ site, book }: TestDesk): Promise<void> {
  const { owner } = site.database;
  for (const booking of BOOKINGS) await book(booking);
  await owner`
    update customers set last_seen = least(last_seen, ${NOW}),
      created_at = last_seen - interval '40 days',
      phone = '0901234' || lpad((ascii(name) % 10000)::text, 4, '0'),
      furigana = case name when '佐藤 花子' then 'さとう はなこ' end`;
  await owner`
    insert into closures (id, resource_id, starts_at, ends_at, reason_ja,
      reason_en)
    values ('cls_1', 'res_hayashi', ${at("14:00")}, ${at("15:00")}, '研修',
      'Training')`;
  await owner`
    insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock, active)
    values ('prd_oil', 'ヘアオイル', 'Hair oil', '', '', 2400, 'JPY', 6, true),
      ('prd_shampoo', 'シャンプー', 'Shampoo', '', '', 1800, 'JPY', 40, true)`;
  await addOrders(site);
}

async function addOrders(site: TestDesk["site"]): Promise<void> {
  const { owner } = site.database;
  const people = [["usr_1", "中村 葵"], ["usr_2", "Ken Suzuki"]] as const;
  for (const [userId, name] of people) {
    const token = await site.tokenFor(userId);
    for (const [productId, quantity] of [["prd_oil", 1], ["prd_shampoo", 2]]) {
      const args = { items: [{ productId, quantity }] };
      await callRest(site, "order_create", { token, args });
    }
    await owner`
      update customers set name = ${name} where user_id = ${userId}`;
  }
  await owner`
    update orders set payment_status = 'paid', status = 'confirmed',
      paid_at = created_at, payment_intent = id
    where customer_id in (select id from customers where user_id = 'usr_1')`;
}
