import { invalidInput } from "../../shared/http/errors.ts";
import type { JsonSchema } from "../operation/json_schema.ts";
import type { FormValues } from "./desk/form_values.ts";

/** How an argument is given in a form. */
type ControlKind = "text" | "long" | "number" | "choice" | "yes_no" | "json";

/** One control of the form of an operation. */
export interface Control {
  /** The path of the argument, e.g. `items.0.quantity`. */
  path: string;
  kind: ControlKind;
  isRequired: boolean;
  description: string | undefined;
  /** What could stand there. */
  example: string;
  options: readonly string[];
}

/** Rows of a list of simple objects; who needs more writes a program. */
const ROWS = 3;
/** A text that may be longer than this gets several lines. */
const LONG_TEXT = 500;

/** The controls of an operation's input, in its order. */
export function controlsOf(schema: JsonSchema): Control[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    controlsFor(name, member, schema.required?.includes(name) ?? false)
  );
}

function controlsFor(
  path: string,
  schema: JsonSchema,
  isRequired: boolean,
): Control[] {
  const { items } = schema;
  if (schema.type === "array" && items?.type === "object") {
    const members = Object.entries(items.properties ?? {});
    return Array.from(
      { length: ROWS },
      (_, row) =>
        members.flatMap(([name, member]) =>
          controlsFor(`${path}.${row}.${name}`, member, isRequired && row === 0)
        ),
    ).flat();
  }
  const [first] = schema.examples ?? [];
  return [{
    path,
    kind: kindOf(schema),
    isRequired,
    description: schema.description,
    example: first === undefined
      ? ""
      : typeof first === "object"
      ? JSON.stringify(first)
      : String(first),
    options: (schema.enum ?? []).map(String),
  }];
}

function kindOf(
  { type, enum: options, maxLength = 0 }: JsonSchema,
): ControlKind {
  if (options) return "choice";
  switch (type) {
    case "string":
      return maxLength > LONG_TEXT ? "long" : "text";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "yes_no";
    default:
      return "json";
  }
}

/**
 * The arguments that a form has sent; what was left empty is absent. What does
 * not fit is passed on as it is, so that the operation itself refuses it.
 *
 * @throws {ApiError} 400 for a field of JSON that is none.
 */
export function argumentsOf(
  controls: readonly Control[],
  values: FormValues,
): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  const lists = new Map<string, Map<string, Record<string, unknown>>>();
  for (const { path, kind } of controls) {
    const text = values.get(fieldName(path));
    if (text === "") continue;
    const value = valueOf(path, kind, text);
    const [name, row, member] = path.split(".") as [string, string?, string?];
    if (row === undefined || member === undefined) args[name] = value;
    else itemOf(lists, name, row)[member] = value;
  }
  for (const [name, rows] of lists) args[name] = [...rows.values()];
  return args;
}

/** The item of a list that a row of the form is; empty rows are none. */
function itemOf(
  lists: Map<string, Map<string, Record<string, unknown>>>,
  name: string,
  row: string,
): Record<string, unknown> {
  const rows = lists.get(name) ?? new Map<string, Record<string, unknown>>();
  lists.set(name, rows);
  const item = rows.get(row) ?? {};
  rows.set(row, item);
  return item;
}

/** Apart from the names of the form's own fields. */
export function fieldName(path: string): string {
  return `arg.${path}`;
}

function valueOf(path: string, kind: ControlKind, text: string): unknown {
  switch (kind) {
    case "number":
      return /^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text;
    case "yes_no":
      return text === "true";
    case "json":
      try {
        return JSON.parse(text);
      } catch {
        throw invalidInput(path, `${path} must be JSON`);
      }
    default:
      return text;
  }
}
