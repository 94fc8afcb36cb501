import type { AuditEntryView } from "../../audit/schemas.ts";
import { type FactPlace, factsOf } from "./facts.ts";

/** A field before and after a change; null where it was not there. */
export interface FieldChange {
  label: string;
  before: string | null;
  after: string | null;
}

/** What an entry says in words. */
export interface RecordedChange {
  /** Whether the state before is known: the fields are what has changed then. */
  isComparison: boolean;
  fields: FieldChange[];
}

/** What a call changed, or made where there was nothing before. */
export function changeOf(
  { before, after }: Pick<AuditEntryView, "before" | "after">,
  place: FactPlace,
): RecordedChange {
  const [earlier, later] = [byPath(before, place), byPath(after, place)];
  const paths = [...new Set([...earlier.keys(), ...later.keys()])];
  const isComparison = before !== null && after !== null;
  const fields = paths.map((path) => ({
    label: (later.get(path) ?? earlier.get(path))!.label,
    before: earlier.get(path)?.value ?? null,
    after: later.get(path)?.value ?? null,
  }));
  return {
    isComparison,
    fields: isComparison
      ? fields.filter(({ before, after }) => before !== after)
      : fields,
  };
}

function byPath(state: AuditEntryView["after"], place: FactPlace) {
  return new Map(factsOf(state, place).map((fact) => [fact.path, fact]));
}
