import type { AuditQuery } from "../../audit/filter.ts";
import type { FactPlace } from "../../audit/facts.ts";
import type { AuditWords } from "../../locales/audit.ts";
import type { FormPlace } from "../ActionForm.tsx";

/** What every part of the page about the audit is written with. */
export interface AuditProps {
  words: AuditWords;
  place: FormPlace;
  time: FactPlace;
  asked: AuditQuery;
}
