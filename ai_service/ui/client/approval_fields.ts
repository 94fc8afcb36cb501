/** Where a value sits in the arguments, e.g. `["items", 0, "quantity"]`. */
export type ArgumentPath = (string | number)[];

/** One argument that a person can change. */
export interface ArgumentField {
  /** The path as text; unique among the fields. */
  name: string;
  path: ArgumentPath;
  /** The last name in the path, by which labels are found. */
  key: string;
  kind: "text" | "number" | "boolean" | "dateTime";
  /** What the control shows; a date and time without seconds and offset. */
  value: string;
  /** The offset from UTC that a date and time keeps, e.g. `+09:00`. */
  offset?: string;
}

const dateTime =
  /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The arguments a person can change in a simple form. Ids are left out: they
 * mean nothing to a person and stay as they are.
 */
export function fieldsOf(
  args: unknown,
  path: ArgumentPath = [],
): ArgumentField[] {
  if (typeof args === "object" && args !== null) {
    return Object.entries(args).flatMap(([key, value]) =>
      fieldsOf(value, [...path, Array.isArray(args) ? Number(key) : key])
    );
  }
  const key = String(path.findLast((step) => typeof step === "string") ?? "");
  const kind = kindOf(key, args);
  if (kind === null) return [];
  const [, local, offset] = String(args).match(dateTime) ?? [];
  return [{
    name: path.join("."),
    path,
    key,
    kind,
    value: local ?? String(args),
    ...(offset !== undefined && { offset }),
  }];
}

/** The arguments with the person's values put in, by field name. */
export function withValues(
  args: Record<string, unknown>,
  fields: readonly ArgumentField[],
  values: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return fields.reduce(
    (changed, field) => put(changed, field.path, valueOf(field, values)),
    args as unknown,
  ) as Record<string, unknown>;
}

function kindOf(key: string, value: unknown): ArgumentField["kind"] | null {
  if (key === "id" || key.endsWith("Id")) return null;
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "boolean";
  if (typeof value !== "string") return null;
  return dateTime.test(value) ? "dateTime" : "text";
}

function valueOf(
  field: ArgumentField,
  values: Readonly<Record<string, string>>,
): unknown {
  const value = values[field.name] ?? field.value;
  switch (field.kind) {
    case "number":
      return Number(value);
    case "boolean":
      return value === "true";
    case "dateTime":
      return `${value.slice(0, 16)}:00${field.offset}`;
    case "text":
      return value;
  }
}

function put(target: unknown, path: ArgumentPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(target)) {
    return target.with(Number(step), put(target[Number(step)], rest, value));
  }
  const record = target as Record<string, unknown>;
  return { ...record, [step]: put(record[step], rest, value) };
}
