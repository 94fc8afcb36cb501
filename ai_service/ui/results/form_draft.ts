import type { FieldValues } from "../client/approval_fields.ts";
import { createDrafts } from "../client/drafts.ts";

const drafts = createDrafts(() => sessionStorage);

/** What was typed into a form and not handed in yet; it ends with the tab. */
export function readFormDraft(formId: string): FieldValues | undefined {
  const text = drafts.read(keyOf(formId));
  return text === "" ? undefined : JSON.parse(text);
}

/** Keeps what is typed so far. */
export function writeFormDraft(formId: string, values: FieldValues): void {
  drafts.write(keyOf(formId), JSON.stringify(values));
}

/** Forgets what was typed. */
export function clearFormDraft(formId: string): void {
  drafts.write(keyOf(formId), "");
}

function keyOf(formId: string): string {
  return `form:${formId}`;
}
