import type { Headers } from "../../import/columns.ts";

/** How the columns that tell who somebody is are called, in either language. */
export const PERSON_HEADERS = {
  name: ["お名前", "名前", "氏名", "Name"],
  furigana: ["ふりがな", "フリガナ", "Reading"],
  phone: ["電話番号", "電話", "Phone"],
  email: ["メールアドレス", "メール", "Mail", "E-mail"],
} satisfies Headers;

/** How the columns of a file of customers are called. */
export const CUSTOMER_HEADERS = {
  ...PERSON_HEADERS,
  note: ["メモ", "Note"],
} satisfies Headers;
