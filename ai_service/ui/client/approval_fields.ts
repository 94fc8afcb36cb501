import type { PreviewField } from "../../agent/preview.ts";

/** What the controls hold, by path: of `choices` a list, of others a text. */
export type FieldValues = Readonly<Record<string, string | readonly string[]>>;

/** The fields, each with a label of its own: two alike are numbered. */
export function withOwnLabels(
  fields: readonly PreviewField[],
): PreviewField[] {
  const alike = Map.groupBy(fields, ({ label }) => label);
  return fields.map((field) => {
    const group = alike.get(field.label) ?? [];
    if (group.length < 2) return field;
    return { ...field, label: `${field.label} (${group.indexOf(field) + 1})` };
  });
}

/** What the controls of a form hold now; line ends are those of Unix. */
export function valuesOf(
  form: HTMLFormElement,
  fields: readonly PreviewField[],
): FieldValues {
  const data = new FormData(form);
  return Object.fromEntries(fields.map(({ path, type }) => {
    const values = data.getAll(path).map((value) =>
      String(value).replaceAll("\r\n", "\n")
    );
    return [path, type === "choices" ? values : values[0] ?? ""];
  }));
}

/**
 * The arguments with what the person changed put in; undefined where they
 * changed nothing. `before` is what the controls held at first: what was not
 * touched stays as it is, or is not sent at all.
 */
export function withChanges(
  args: Record<string, unknown>,
  fields: readonly PreviewField[],
  { before, after }: { before: FieldValues; after: FieldValues },
): Record<string, unknown> | undefined {
  const touched = fields.filter(({ path }) =>
    JSON.stringify(before[path]) !== JSON.stringify(after[path])
  );
  if (touched.length === 0) return undefined;
  return touched.reduce<unknown>(
    (changed, field) =>
      put(changed, field.path.split("."), valueOf(field, after[field.path])),
    args,
  ) as Record<string, unknown>;
}

/** The argument that a control's value stands for; undefined is none. */
function valueOf(
  { type }: PreviewField,
  value: string | readonly string[] | undefined,
): unknown {
  if (type === "choices") return value;
  // An empty text removes what was there; of the rest, nothing is no answer.
  if (type === "text" || type === "long_text") return value ?? "";
  if (value === undefined || value === "") return undefined;
  switch (type) {
    case "integer":
    case "number":
      return Number(value);
    case "yes_no":
      return value === "true";
    default:
      return value;
  }
}

function put(
  target: unknown,
  [step, ...rest]: readonly string[],
  value: unknown,
): unknown {
  if (step === undefined) return value;
  if (Array.isArray(target)) {
    return target.with(Number(step), put(target[Number(step)], rest, value));
  }
  const record = (target ?? {}) as Record<string, unknown>;
  const { [step]: present, ...others } = record;
  const changed = put(present, rest, value);
  return changed === undefined ? others : { ...record, [step]: changed };
}
