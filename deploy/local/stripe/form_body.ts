/** A value of Stripe's form encoding: text, or what is below it by key. */
export type FormValue = string | { [key: string]: FormValue };
export type FormFields = { [key: string]: FormValue };

/**
 * Decodes a body as Stripe's libraries write it, in which `a[0][b]=1` is
 * `{a: {0: {b: "1"}}}`. Lists stay objects whose keys are numbers.
 */
export function decodeForm(body: string): FormFields {
  const fields: FormFields = Object.create(null);
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.split(/[[\]]+/).filter(Boolean);
    put(fields, path, value);
  }
  return fields;
}

function put(fields: FormFields, path: readonly string[], value: string): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    fields[key] = value;
    return;
  }
  const inner = fields[key];
  const below: FormFields = typeof inner === "object"
    ? inner
    : Object.create(null);
  fields[key] = below;
  put(below, rest, value);
}

/** The text at that path; undefined where there is none. */
export function textAt(
  fields: FormFields,
  ...path: readonly string[]
): string | undefined {
  const [key = "", ...rest] = path;
  const value = fields[key];
  if (typeof value !== "object") return rest.length === 0 ? value : undefined;
  return rest.length === 0 ? undefined : textAt(value, ...rest);
}

/** The fields below that path; none where there are none. */
export function fieldsAt(
  fields: FormFields,
  ...path: readonly string[]
): FormFields {
  let below = fields;
  for (const key of path) {
    const value = below[key];
    if (typeof value !== "object") return {};
    below = value;
  }
  return below;
}

/** The texts of a list or a map, e.g. metadata. */
export function textsAt(
  fields: FormFields,
  ...path: readonly string[]
): Record<string, string> {
  const entries = Object.entries(fieldsAt(fields, ...path));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] =>
      typeof entry[1] === "string"
    ),
  );
}
