import * as z from "zod";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
  READING,
} from "../operation/operation.ts";
import { STAFF_KINDS, type StaffKind } from "./kinds.ts";

const kinds = z.array(z.enum(STAFF_KINDS)).max(STAFF_KINDS.length);
const preferences = z.strictObject({ kinds });
/** What the acting member of staff is mailed. */
export type NoticePreferences = z.output<typeof preferences>;

/** Staff are asked for decisions unless they do not want to be. */
const ON_BY_DEFAULT: readonly StaffKind[] = ["booking_requested"];

const own = { noun: "notice", scope: "notice:deliver" } as const;

export const noticePreferencesRead: Operation = defineStaffOperation({
  ...own,
  verb: "preferences",
  kind: "read",
  title: { ja: "自分へのお知らせ", en: "What you are told" },
  description: {
    ja: "自分がメールで受け取るお知らせの種類を返します。",
    en: "Tells which kinds of notices the acting member of staff is mailed.",
  },
  annotations: READING,
  input: z.strictObject({}),
  output: preferences,
  run: async (context) => ({ kinds: await readKinds(context) }),
});

export const noticeSetPreferences: Operation = defineStaffOperation({
  ...own,
  verb: "set_preferences",
  kind: "write",
  title: { ja: "自分へのお知らせを選ぶ", en: "Choose what you are told" },
  description: {
    ja: "自分がメールで受け取るお知らせの種類を選びます。",
    en: "Chooses which kinds of notices the acting member of staff is mailed.",
  },
  annotations: CHANGING,
  input: preferences,
  output: preferences,
  async run(context, { kinds }) {
    context.noteBefore({ kinds: await readKinds(context) });
    for (const kind of STAFF_KINDS) {
      await context.sql`
        insert into notice_preferences (admin_id, kind, is_on)
        values (app_admin_id(), ${kind}, ${kinds.includes(kind)})
        on conflict (admin_id, kind) do update set is_on = excluded.is_on`;
    }
    return { kinds: await readKinds(context) };
  },
});

async function readKinds({ sql }: Pick<OperationContext, "sql">) {
  const rows = await sql<{ kind: StaffKind; isOn: boolean }[]>`
    select kind, is_on as "isOn" from notice_preferences
    where admin_id = app_admin_id()`;
  const chosen = new Map(rows.map(({ kind, isOn }) => [kind, isOn]));
  return STAFF_KINDS
    .filter((kind) => chosen.get(kind) ?? ON_BY_DEFAULT.includes(kind));
}
