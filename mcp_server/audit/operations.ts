import {
  defineStaffOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import { readPage, timeInCursor } from "../storage/page.ts";
import { listInput, listOutput } from "./schemas.ts";
import { type AuditRow, readEntries } from "./store.ts";
import { viewEntries } from "./view.ts";

export const auditList = defineStaffOperation({
  noun: "audit",
  verb: "list",
  kind: "read",
  scope: "token:revoke",
  annotations: READING,
  title: { ja: "監査記録を見る", en: "Read the audit log" },
  description: {
    ja:
      "だれが、何に、何をしたかを新しい順に返します。個人情報は記録されていません。",
    en:
      "Lists who did what to which record, the latest first. Personal data is not recorded.",
  },
  input: listInput,
  output: listOutput,
  async run(context, { limit, cursor, ...filter }) {
    const { rows, nextCursor } = await readPage({
      owner: { list: "audit_list", actor: context.actor },
      cursor,
      limit,
      key: {
        write: ({ at }: AuditRow) => at.toISOString(),
        read: timeInCursor,
      },
    }, (range) => readEntries(context, filter, range));
    return { items: await viewEntries(context, rows), nextCursor };
  },
});

/** What owners do with the audit log. */
export const auditOperations: readonly Operation[] = [auditList];
