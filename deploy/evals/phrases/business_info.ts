import { demoRows } from "../../../mcp_server/business/demo.ts";

const [row = {}] = demoRows["business"] as Record<string, unknown>[];

function bilingual(name: string) {
  return { ja: row[`${name}_ja`], en: row[`${name}_en`] };
}

/** What the demo's salon says of itself, in the form of `business_info`. */
export const BUSINESS = {
  phone: row["phone"],
  email: row["email"],
  timeZone: "Asia/Tokyo",
  name: bilingual("name"),
  address: bilingual("address"),
  access: bilingual("access"),
  parking: bilingual("parking"),
  cancellation: bilingual("cancellation"),
  payment: bilingual("payment"),
  hours: [2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    opens: "10:00",
    closes: "19:00",
  })),
  closures: [],
};
