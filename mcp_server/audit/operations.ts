import type { z } from "zod";
import {
  defineStaffOperation,
  type Operation,
  type OperationContext,
  READING,
} from "../operation/operation.ts";
import { readPage, timeInCursor } from "../storage/page.ts";
import {
  type AuditPage,
  exportInput,
  listInput,
  listOutput,
} from "./schemas.ts";
import { type AuditRow, readEntries } from "./store.ts";
import { viewEntries } from "./view.ts";

/** What both have in common. */
const reading = {
  noun: "audit",
  kind: "read",
  scope: "token:revoke",
  annotations: READING,
  output: listOutput,
  run: readAuditPage,
} as const;

export const auditList = defineStaffOperation({
  ...reading,
  verb: "list",
  title: { ja: "監査記録を見る", en: "Read the audit log" },
  description: {
    ja:
      "だれが、何に、何をしたかを新しい順に返します。個人情報は記録されていません。",
    en:
      "Lists who did what to which record, the latest first. Personal data is not recorded.",
  },
  input: listInput,
});

export const auditExport = defineStaffOperation({
  ...reading,
  verb: "export",
  title: { ja: "監査記録を書き出す", en: "Export the audit log" },
  description: {
    ja: "監査記録を、audit_list と同じ条件で、大きなページで返します。",
    en: "Lists the audit log like audit_list, in larger pages.",
  },
  input: exportInput,
});

/** What owners do with the audit log. */
export const auditOperations: readonly Operation[] = [auditList, auditExport];

async function readAuditPage(
  context: OperationContext,
  { limit, cursor, ...filter }: z.output<typeof listInput>,
): Promise<AuditPage> {
  const { rows, nextCursor } = await readPage({
    owner: { list: "audit_list", actor: context.actor },
    cursor,
    limit,
    key: { write: ({ at }: AuditRow) => at.toISOString(), read: timeInCursor },
  }, (range) => readEntries(context, filter, range));
  return { items: await viewEntries(context, rows), nextCursor };
}
