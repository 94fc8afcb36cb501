import {
  CHANGING,
  defineStaffOperation,
  type Operation,
} from "../operation/operation.ts";
import { noteInput, staffOrderOutput } from "./desk_schemas.ts";
import { setStaffNote } from "./desk_store.ts";
import { readStaffOrder } from "./desk_view.ts";
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
    context.noteBefore({ order: await readStaffOrder(context, orderId) });
    await setStaffNote(sql, orderId, { note: note || null, now });
    return { order: await readStaffOrder(context, orderId) };
  },
});
