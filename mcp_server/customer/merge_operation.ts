import { ApiError, invalidInput } from "../../shared/http/errors.ts";
import {
  defineStaffOperation,
  type Operation,
} from "../operation/operation.ts";
import { customerMergeInput, customerOutput } from "./desk_schemas.ts";
import { readCustomer } from "./desk_view.ts";
import { requireCustomer, writing } from "./desk_writes.ts";

export const customerMerge: Operation = defineStaffOperation({
  ...writing,
  verb: "merge",
  title: { ja: "お客様をまとめる", en: "Merge a walk-in with a customer" },
  description: {
    ja:
      "アカウントのないお客様（customerId）の予約、注文、フォーム、メモを、すべて intoId のお客様に移します。",
    en:
      "Moves all bookings, orders, forms and notes of a customer without an account (customerId) to the customer intoId.",
  },
  annotations: { ...writing.annotations, destructiveHint: true },
  input: customerMergeInput,
  output: customerOutput,
  async run(context, { customerId, intoId }) {
    if (customerId === intoId) {
      throw invalidInput("intoId", "intoId must be another customer");
    }
    // Two people who merge the same two the other way round wait in one order.
    const ids = [customerId, intoId].toSorted();
    const rows = new Map();
    for (const id of ids) {
      const field = id === customerId ? "customerId" : "intoId";
      rows.set(id, await requireCustomer(context, id, field));
    }
    if (rows.get(customerId).issuer !== null) throw notAWalkIn();
    context.noteBefore({ customer: await readCustomer(context, customerId) });
    await context.sql`select merge_customers(${customerId}, ${intoId})`;
    return { customer: await readCustomer(context, intoId) };
  },
});

function notAWalkIn(): ApiError {
  return new ApiError("Only a customer without an account can be merged", {
    status: 409,
    code: "not_a_walk_in",
    details: { field: "customerId" },
  });
}
