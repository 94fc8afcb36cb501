import type { toolEn } from "./tool_en.ts";

/** The words of what the assistant looks up and does, in Japanese. */
export const toolJa: typeof toolEn = {
  details: "くわしく",
  unknown: {
    running: (name) => `${name} を実行しています…`,
    succeeded: (name) => `${name} が終わりました`,
    failed: (name) => `${name} はうまくいきませんでした`,
  },
  names: {
    booking_services: {
      running: "メニューを確認しています…",
      succeeded: "メニューを確認しました",
      failed: "メニューを確認できませんでした",
    },
    booking_slots: {
      running: "空き時間を確認しています…",
      succeeded: "空き時間を確認しました",
      failed: "空き時間を確認できませんでした",
    },
    booking_list: {
      running: "ご予約を確認しています…",
      succeeded: "ご予約を確認しました",
      failed: "ご予約を確認できませんでした",
    },
    booking_get: {
      running: "ご予約の内容を確認しています…",
      succeeded: "ご予約の内容を確認しました",
      failed: "ご予約の内容を確認できませんでした",
    },
    booking_create: {
      running: "予約しています…",
      succeeded: "予約しました",
      failed: "予約できませんでした",
    },
    booking_update: {
      running: "予約を変更しています…",
      succeeded: "予約を変更しました",
      failed: "予約を変更できませんでした",
    },
    booking_delete: {
      running: "予約を取り消しています…",
      succeeded: "予約を取り消しました",
      failed: "予約を取り消せませんでした",
    },
    business_info: {
      running: "お店の案内を見ています…",
      succeeded: "お店の案内を見ました",
      failed: "お店の案内を確認できませんでした",
    },
    order_cancel: {
      running: "注文を取り消しています…",
      succeeded: "注文を取り消しました",
      failed: "注文を取り消せませんでした",
    },
    product_list: {
      running: "商品を見ています…",
      succeeded: "商品を見ました",
      failed: "商品を確認できませんでした",
    },
    product_get: {
      running: "商品の詳細を見ています…",
      succeeded: "商品の詳細を見ました",
      failed: "商品の詳細を確認できませんでした",
    },
    order_create: {
      running: "注文しています…",
      succeeded: "注文しました",
      failed: "注文できませんでした",
    },
    order_list: {
      running: "ご注文を確認しています…",
      succeeded: "ご注文を確認しました",
      failed: "ご注文を確認できませんでした",
    },
    order_get: {
      running: "ご注文の内容を確認しています…",
      succeeded: "ご注文の内容を確認しました",
      failed: "ご注文の内容を確認できませんでした",
    },
    order_receipt: {
      running: "領収書を確認しています…",
      succeeded: "領収書を確認しました",
      failed: "領収書を確認できませんでした",
    },
    form_list: {
      running: "フォームを探しています…",
      succeeded: "フォームを探しました",
      failed: "フォームを確認できませんでした",
    },
    form_get: {
      running: "フォームを開いています…",
      succeeded: "フォームを開きました",
      failed: "フォームを開けませんでした",
    },
    form_submissions: {
      running: "提出したフォームを確認しています…",
      succeeded: "提出したフォームを確認しました",
      failed: "提出したフォームを確認できませんでした",
    },
    form_submit: {
      running: "フォームを送信しています…",
      succeeded: "フォームを送信しました",
      failed: "フォームを送信できませんでした",
    },
  },
};
