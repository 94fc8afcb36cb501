import type { FormControl } from "../../../shared/ui/form/controls.ts";
import type { FieldValues } from "../client/approval_fields.ts";

/**
 * What was given to the questions of a form before it changed, as far as it
 * answers those that it has now.
 */
export function stillFitting(
  values: FieldValues,
  { before, after }: {
    before: readonly FormControl[];
    after: readonly FormControl[];
  },
): FieldValues {
  const earlier = new Map(before.map((control) => [control.path, control]));
  return Object.fromEntries(after.flatMap((control) => {
    const value = values[control.path];
    const given =
      value !== undefined && isSame(earlier.get(control.path), control)
        ? inOptions(control, value)
        : "";
    return given.length > 0 ? [[control.path, given]] : [];
  }));
}

function isSame(before: FormControl | undefined, after: FormControl): boolean {
  if (before?.type !== after.type) return false;
  // Yes is said to the words of a question, above all where it is a consent.
  return after.type !== "yes_no" || before.label === after.label;
}

/** An option that was taken away is nobody's answer any more. */
function inOptions(
  { type, options = [] }: FormControl,
  value: string | readonly string[],
): string | readonly string[] {
  const isThere = (one: string) =>
    options.some((option) => option.value === one);
  if (typeof value !== "string") return value.filter(isThere);
  return type === "choice" && !isThere(value) ? "" : value;
}
