import type { DemoRows } from "../operation/slice.ts";

/** The demonstration's salon; nobody lives at the address. */
export const demoRows: DemoRows = {
  business: [{
    id: "business",
    name_ja: "ヘアサロン まどか",
    name_en: "Hair Salon Madoka",
    phone: "03-0000-0000",
    email: "hello@madoka.example",
    address_ja: "東京都杉並区まどか町1-2-3 1階",
    address_en: "1F, 1-2-3 Madoka-cho, Suginami-ku, Tokyo",
    access_ja: "まどか駅の北口から歩いて5分、郵便局の隣です。",
    access_en:
      "Five minutes on foot from the north exit of Madoka Station, next to the post office.",
    parking_ja: "店の前に1台分あります。満車のときは隣の有料駐車場へどうぞ。",
    parking_en:
      "One space in front of the shop; there is a paid car park next door.",
    cancellation_ja:
      "メニューごとの期限までは、予約の変更と取消を無料で承ります。過ぎたときはお電話ください。",
    cancellation_en:
      "Changes and cancellations are free until each service's deadline; after that, please call.",
    payment_ja:
      "施術の料金は店で、現金、クレジットカード、QR決済でお支払いください。",
    payment_en: "Services are paid at the salon: cash, credit card or QR code.",
    seller_ja: "株式会社まどか",
    seller_en: "Madoka Co., Ltd.",
    representative_ja: "青木 円",
    representative_en: "Madoka Aoki",
    delivery_ja: "商品は店頭でお渡しします。送料はかかりません。",
    delivery_en: "Products are handed over at the salon; nothing is shipped.",
    returns_ja:
      "未開封の商品は、お渡しから7日以内にお持ちください。不良品は店の負担で交換します。",
    returns_en:
      "Unopened products can be returned within 7 days; faulty ones are exchanged at our cost.",
    registration_number: "T0000000000000",
    tax_rate: 1000,
    reduced_tax_rate: 800,
    max_active_bookings: 5,
    overlapping_bookings: false,
    max_unpaid_orders: 2,
    max_units_per_product: 50,
    max_units_per_order: 100,
    unpaid_order_minutes: 30,
    max_voucher_days: 7,
    refund_mismatches: true,
    updated_at: "2026-01-01T00:00:00+09:00",
  }],
};
