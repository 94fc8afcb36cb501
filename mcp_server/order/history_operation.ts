import { toLocalIso } from "../../shared/time/time_zone.ts";
import {
  defineStaffOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import { historyOutput } from "./desk_schemas.ts";
import { eventOf, moneyEventOf } from "./history_events.ts";
import { listChanges, listMoney } from "./history_store.ts";
import { getInput } from "./schemas.ts";

/** Events of one order that are told. */
const MAX_EVENTS = 100;

export const orderHistory: Operation = defineStaffOperation({
  noun: "order",
  verb: "history",
  kind: "read",
  scope: "order:read",
  annotations: READING,
  title: { ja: "注文の履歴", en: "History of an order" },
  description: {
    ja:
      "注文に、いつ、だれが、何をしたかを新しい順に返します。同じことの報告は 1 度だけ数えます。",
    en:
      "Lists who did what to an order and when, the latest first. What was reported several times is listed once.",
  },
  input: getInput,
  output: historyOutput,
  async run({ sql, timeZone }, { orderId }) {
    const [changes, money] = await Promise.all([
      listChanges(sql, orderId),
      listMoney(sql, orderId),
    ]);
    // Sorting keeps the order of what bears the same time: money comes later.
    const events = [
      ...money.map((row) => ({
        at: row.at,
        event: moneyEventOf(row),
        until: null,
        by: "service" as const,
        staffName: null,
      })),
      ...changes.map((change) => ({ ...change, ...eventOf(change) })),
    ].sort((one, other) => other.at.getTime() - one.at.getTime());
    return {
      items: events.slice(0, MAX_EVENTS)
        .map(({ at, event, until, by, staffName }) => ({
          at: toLocalIso(at, timeZone),
          event,
          until,
          by,
          staffName,
        })),
    };
  },
});
