import type { Shop } from "./shop.ts";

/** A shop of tests. */
export const SHOP: Shop = {
  name: { ja: "サロン まどか", en: "Salon Madoka" },
  address: { ja: "東京都杉並区まどか町1-2-3", en: "1-2-3 Madoka, Tokyo" },
  phone: "03-0000-0000",
  email: "hello@shop.example",
  access: { ja: "駅から3分", en: "3 minutes from the station" },
  timeZone: "Asia/Tokyo",
  hours: [{ weekday: 2, opens: "10:00", closes: "19:00" }],
  closures: [],
  cancellation: { ja: "3時間前まで", en: "Until 3 hours before" },
  payment: { ja: "現金、カード", en: "Cash, card" },
};
