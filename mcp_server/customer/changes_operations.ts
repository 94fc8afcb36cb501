import * as z from "zod";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import {
  defineStaffOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import {
  type ChangeRow,
  getSeenUntil,
  listChanges,
  setSeenUntil,
} from "./changes_store.ts";
import {
  customerChangesInput,
  customerChangesOutput,
  customerMarkSeenInput,
} from "./desk_schemas.ts";
import { writing } from "./desk_writes.ts";

const DEFAULT_LIMIT = 20;
/** Somebody who looks for the first time sees what a day brought. */
const FIRST_LOOK = 24 * 60 * 60 * 1000;

export const customerChanges: Operation = defineStaffOperation({
  noun: "customer",
  verb: "changes",
  kind: "read",
  scope: "booking:read",
  annotations: READING,
  title: { ja: "お客様がした変更", en: "What customers changed" },
  description: {
    ja: "自分が最後に確認したあとに、お客様がした変更を新しい順に返します。",
    en:
      "Lists what customers changed since the caller last said to have seen it.",
  },
  input: customerChangesInput,
  output: customerChangesOutput,
  async run({ sql, now, timeZone }, { limit = DEFAULT_LIMIT }) {
    const until = await getSeenUntil(sql) ??
      new Date(now.getTime() - FIRST_LOOK);
    const rows = await listChanges(sql, until, limit);
    return {
      seenUntil: toLocalIso(until, timeZone),
      mark: (rows[0]?.at ?? until).getTime(),
      items: rows.map((row) => toChange(row, timeZone)),
    };
  },
});

export const customerMarkSeen: Operation = defineStaffOperation({
  ...writing,
  verb: "mark_seen",
  title: { ja: "変更を確認した", en: "Mark changes as seen" },
  description: {
    ja: "mark までの変更を、自分は確認したと記録します。",
    en: "Records that the caller has seen what was changed until `mark`.",
  },
  annotations: { ...writing.annotations, idempotentHint: true },
  input: customerMarkSeenInput,
  output: z.strictObject({}),
  async run({ sql, now }, { mark }) {
    // What is yet to come has been seen by nobody.
    await setSeenUntil(sql, new Date(Math.min(mark, now.getTime())));
    return {};
  },
});

function toChange(row: ChangeRow, timeZone: string) {
  const { at, operation, customerId, customerName, number } = row;
  const { startBefore, startAfter } = row;
  return {
    at: toLocalIso(at, timeZone),
    operation,
    customerId,
    customerName: customerName ?? "",
    startBefore,
    startAfter,
    number,
  };
}
