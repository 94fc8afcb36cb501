import * as z from "zod";
import { invalidInput, notFound } from "../../shared/http/errors.ts";
import { id, instant, storedId, text } from "../operation/fields.ts";
import {
  defineStaffOperation,
  type Operation,
  type OperationContext,
  READING,
} from "../operation/operation.ts";
import { notPersonal } from "../storage/personal.ts";
import { closure } from "./calendar_schemas.ts";
import {
  createClosure,
  deleteClosure,
  listClosures,
  listWithinClosure,
  toClosure,
} from "./closure_store.ts";

const blockInput = z.strictObject({
  from: instant,
  until: instant,
  resourceId: id.meta({ examples: ["res_hayashi"] }).optional()
    .describe("The column; the whole business where none is given"),
  reason: notPersonal(text(200)).meta({ examples: ["研修"] }).optional()
    .describe("Customers read it where the whole business is closed"),
});

export const bookingClosures: Operation = defineStaffOperation({
  noun: "booking",
  verb: "closures",
  kind: "read",
  scope: "booking:read",
  title: { ja: "休業の一覧", en: "List closures" },
  description: {
    ja: "まだ終わっていない休業と、予約を受けない時間を返します。",
    en: "Lists closures and blocked time that are not over.",
  },
  annotations: READING,
  input: z.strictObject({}),
  output: z.strictObject({ closures: z.array(closure) }),
  async run({ sql, now, timeZone }) {
    const rows = await listClosures(sql, now);
    return { closures: rows.map((row) => toClosure(row, timeZone)) };
  },
});

const writing = {
  noun: "booking",
  kind: "write",
  scope: "booking:update",
  annotations: {
    readOnlyHint: false,
    destructiveHint: true,
    idempotentHint: false,
    openWorldHint: false,
  },
} as const;

export const bookingBlock: Operation = defineStaffOperation({
  ...writing,
  verb: "block",
  title: { ja: "予約を受けない時間を作る", en: "Block time" },
  description: {
    ja:
      "店全体または 1 つの席・担当について、その時間の新しい予約を止めます。すでに入っている予約は残り、bookingIds に返ります。",
    en:
      "Closes the business, or one stylist, chair or room, to new bookings for that time. Bookings that are there stay, and are named in bookingIds.",
  },
  input: blockInput,
  output: z.strictObject({ closure, bookingIds: z.array(storedId) }),
  async run(context, input) {
    const { sql, newId, timeZone } = context;
    await requireClosable(context, input);
    const { resourceId = null, reason = "" } = input;
    const row = {
      id: newId("cls_"),
      resourceId,
      from: new Date(input.from),
      until: new Date(input.until),
      reasonJa: reason,
      reasonEn: reason,
    };
    await createClosure(sql, row);
    const bookingIds = await listWithinClosure(sql, row);
    return { closure: toClosure(row, timeZone), bookingIds };
  },
});

/** @throws {ApiError} 400 for an empty time, 404 for an unknown column. */
async function requireClosable(
  { sql }: OperationContext,
  { from, until, resourceId }: z.output<typeof blockInput>,
): Promise<void> {
  if (Date.parse(until) <= Date.parse(from)) {
    throw invalidInput("until", "until must be later than from");
  }
  if (resourceId === undefined) return;
  const [row] = await sql`select from resources where id = ${resourceId}`;
  if (!row) throw notFound("Resource", "resourceId");
}

export const bookingUnblock: Operation = defineStaffOperation({
  ...writing,
  verb: "unblock",
  title: { ja: "予約を受けない時間をなくす", en: "Open blocked time" },
  description: {
    ja: "booking_block や休業で止めた時間に、また予約を受けます。",
    en: "Opens a time to bookings again that was blocked or closed.",
  },
  input: z.strictObject({
    closureId: id.meta({ examples: ["cls_5b1e"] })
      .describe("Id of a closure from booking_calendar"),
  }),
  output: z.strictObject({ closure }),
  async run({ sql, timeZone, noteBefore }, { closureId }) {
    const row = await deleteClosure(sql, closureId);
    const before = { closure: toClosure(row, timeZone) };
    noteBefore(before);
    return before;
  },
});
