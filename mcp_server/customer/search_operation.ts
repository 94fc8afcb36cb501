import * as z from "zod";
import { storedId, text } from "../operation/fields.ts";
import {
  defineStaffOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import { personal } from "../storage/personal.ts";
import { searchCustomers } from "./search_store.ts";

/** A customer, as staff tell them apart. */
export const foundCustomer = z.strictObject({
  id: storedId,
  name: personal(z.string()),
  furigana: personal(z.string()).nullable(),
  phone: personal(z.string()).nullable(),
  email: personal(z.string()).nullable(),
});
export type FoundCustomer = z.output<typeof foundCustomer>;

export const customerSearch: Operation = defineStaffOperation({
  noun: "customer",
  verb: "search",
  kind: "read",
  scope: "booking:read",
  title: { ja: "お客様を探す", en: "Find a customer" },
  description: {
    ja:
      "名前、ふりがな（ひらがな・カタカナ）、電話番号、メールアドレスの一部で探します。新しい人から 10 人までです。",
    en:
      "Finds customers by a part of the name, its reading (in either kana), the telephone number or the e-mail address; ten at most, the newest first.",
  },
  annotations: READING,
  input: z.strictObject({
    query: personal(text(100).min(1)).meta({ examples: ["さとう"] }),
  }),
  output: z.strictObject({ items: z.array(foundCustomer) }),
  async run({ sql }, { query }) {
    return { items: await searchCustomers(sql, query) };
  },
});
