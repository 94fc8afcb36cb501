import { notFound } from "../../shared/http/errors.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
} from "../operation/operation.ts";
import { noteInput, staffOrderOutput } from "./desk_schemas.ts";
import { getDeskOrder, setStaffNote } from "./desk_store.ts";
import { toStaffOrder } from "./desk_view.ts";
import { lockOrder } from "./store.ts";

export const orderNote: Operation = defineStaffOperation({
  noun: "order",
  verb: "note",
  kind: "write",
  scope: "order:read",
  title: { ja: "注文のメモを書く", en: "Note something on an order" },
  description: {
    ja: "スタッフだけが読むメモを書きます。空にすると消えます。",
    en: "Writes what staff alone read; an empty text removes it.",
  },
  annotations: CHANGING,
  input: noteInput,
  output: staffOrderOutput,
  async run(context, { orderId, note }) {
    const { sql, actor, now } = context;
    await lockOrder(sql, actor, orderId);
    context.noteBefore({ order: await read(context, orderId) });
    await setStaffNote(sql, orderId, { note: note || null, now });
    return { order: await read(context, orderId) };
  },
});

async function read(context: OperationContext, orderId: string) {
  const row = await getDeskOrder(context.sql, orderId);
  if (!row) throw notFound("Order", "orderId");
  return toStaffOrder(row, context);
}
