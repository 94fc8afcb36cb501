import type { AuditEntryView } from "../../audit/schemas.ts";
import type { CsvColumn } from "../desk/csv.ts";
import { auditWords } from "../locales/audit.ts";
import { plainWords } from "../locales/recorded.ts";
import { changeOf } from "./changes.ts";
import type { FactPlace } from "./facts.ts";
import { titleOf } from "./operation_titles.ts";

/** The columns of the saved audit, in their order. */
export function auditColumns(place: FactPlace): CsvColumn<AuditEntryView>[] {
  const { csv, kinds, actors } = auditWords[place.locale];
  return [
    { header: csv.at, cell: ({ at }) => at },
    { header: csv.actorKind, cell: ({ actor }) => actors[actor.kind] },
    { header: csv.actorId, cell: ({ actor }) => actor.actorId },
    { header: csv.name, cell: ({ actor }) => actor.name },
    { header: csv.client, cell: ({ actor }) => actor.client },
    {
      header: csv.operation,
      cell: ({ operation }) => titleOf(operation, place.locale),
    },
    { header: csv.operationName, cell: ({ operation }) => operation },
    { header: csv.kind, cell: ({ kind }) => kinds[kind] },
    { header: csv.targets, cell: ({ targets }) => targets.join(" ") },
    { header: csv.changes, cell: (entry) => changesInLines(entry, place) },
    { header: csv.request, cell: ({ request }) => request },
    { header: csv.token, cell: ({ actor }) => actor.token },
  ];
}

function changesInLines(entry: AuditEntryView, place: FactPlace): string {
  const { none } = plainWords[place.locale];
  const { isComparison, fields } = changeOf(entry, place);
  return fields.map(({ label, before, after }) =>
    isComparison
      ? `${label}: ${before ?? none} → ${after ?? none}`
      : `${label}: ${after ?? before ?? none}`
  ).join("\n");
}
