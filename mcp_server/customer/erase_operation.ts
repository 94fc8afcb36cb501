import * as z from "zod";
import {
  CLOCK_SKEW_SECONDS,
  MAX_TOKEN_SECONDS,
} from "../../shared/contract/claims.ts";
import {
  defineStaffOperation,
  type Operation,
} from "../operation/operation.ts";
import { customerGetInput } from "./desk_schemas.ts";
import { readCustomer } from "./desk_view.ts";
import { requireCustomer, writing } from "./desk_writes.ts";

export const customerErase: Operation = defineStaffOperation({
  ...writing,
  verb: "erase",
  title: { ja: "お客様の情報を消す", en: "Erase a customer" },
  description: {
    ja:
      "名前、連絡先、備考、メモ、フォームの回答を消します。予約や注文の内容と日時は、名前のない記録として残ります。元には戻せません。",
    en:
      "Erases name, contact details, notes and answers to forms. What was booked and bought, and when, stays without a name. This cannot be undone.",
  },
  annotations: { ...writing.annotations, destructiveHint: true },
  input: customerGetInput,
  output: z.strictObject({}),
  async run(context, { customerId }) {
    await requireCustomer(context, customerId);
    context.noteBefore({ customer: await readCustomer(context, customerId) });
    const { now } = context;
    const seconds = MAX_TOKEN_SECONDS + 3 * CLOCK_SKEW_SECONDS;
    const tokensUntil = new Date(now.getTime() + seconds * 1000);
    await context.sql`
      select erase_customer(${customerId}, ${now}, ${tokensUntil})`;
    return {};
  },
});
