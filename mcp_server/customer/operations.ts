import * as z from "zod";
import { opaque } from "../operation/fields.ts";
import { notPersonal } from "../storage/personal.ts";
import {
  CHANGING,
  defineOperation,
  type Operation,
} from "../operation/operation.ts";
import { customerImport } from "./import/operation.ts";
import { customerSearch } from "./search_operation.ts";
import { customerChanges, customerMarkSeen } from "./changes_operations.ts";
import { customerExport, customerGet, customerList } from "./desk_reads.ts";
import { customerCreate, customerNote, customerUpdate } from "./desk_writes.ts";
import { customerErase } from "./erase_operation.ts";
import { customerMerge } from "./merge_operation.ts";
import { forgetCustomer } from "./store.ts";

const customerForget: Operation = defineOperation({
  noun: "customer",
  verb: "forget",
  kind: "write",
  audience: "service",
  staff: "none",
  scope: "customer:forget",
  title: { ja: "お客様の情報を消す", en: "Forget a customer" },
  description: {
    ja:
      "このサービスの利用者の名前とメールアドレス、予約と注文の備考、フォームの回答を消します。予約や注文の内容と日時は、名前のない記録として残ります。それまでに発行したトークンはすべて失効し、同じ idempotency key の呼び出しは断られます。もう一度呼んでも、知らない userId でも、結果は同じです。",
    en:
      "Erases the name and e-mail address of one of this service's users, the notes on their bookings and orders, and their answers to forms. What was booked and bought, and when, stays without a name. All tokens that were issued to them until now are void, and their idempotency keys are refused. Doing it again, or for an unknown userId, changes nothing.",
  },
  annotations: CHANGING,
  input: z.strictObject({
    userId: notPersonal(opaque(255).min(1)).meta({ examples: ["usr_2b7c"] })
      .describe("`sub` of the user in this service"),
  }),
  output: z.strictObject({}),
  async run(context, { userId }) {
    await forgetCustomer(context, userId);
    return {};
  },
});

/** Everything that can be done with customers. */
export const customerOperations: readonly Operation[] = [customerForget];

/** What staff alone do with customers. */
export const customerStaffOperations: readonly Operation[] = [
  customerSearch,
  customerList,
  customerGet,
  customerExport,
  customerCreate,
  customerUpdate,
  customerNote,
  customerMerge,
  customerErase,
  customerChanges,
  customerMarkSeen,
  customerImport,
];
