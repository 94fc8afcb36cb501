import type { z } from "zod";
import { innerOf, isPersonal } from "../storage/personal.ts";

/** Placeholder of a value that the audit log must not hold. */
export const REDACTED = "[personal]";

type Schema = z.core.$ZodType;

/** Parts of a schema's values that may be kept. */
type Plan =
  | { kind: "hide" }
  /** @property type What `typeof` says of it, unless anything goes. */
  | { kind: "keep"; type: string | undefined }
  | { kind: "object"; members: ReadonlyMap<string, Plan> }
  | { kind: "array"; element: Plan }
  | { kind: "union"; options: readonly { schema: Schema; plan: Plan }[] };

/**
 * `value` without what `schema` marks as personal, and without what it does not
 * know or says nothing about. That there was a value is kept.
 */
export function redact(schema: Schema, value: unknown): unknown {
  return follow(planOf(schema), value);
}

function follow(plan: Plan, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  switch (plan.kind) {
    case "hide":
      return REDACTED;
    case "keep": {
      const isKept = plan.type === undefined || typeof value === plan.type;
      return isKept ? value : REDACTED;
    }
    case "object": {
      if (!isObject(value)) return REDACTED;
      const entries = Object.entries(value).map(([name, member]) => [
        name,
        follow(plan.members.get(name) ?? HIDE, member),
      ]);
      return Object.fromEntries(entries);
    }
    case "array":
      return Array.isArray(value)
        ? value.map((item) => follow(plan.element, item))
        : REDACTED;
    case "union": {
      const option = plan.options.find(({ schema }) =>
        (schema as z.ZodType).safeParse(value).success
      );
      return follow(option?.plan ?? HIDE, value);
    }
  }
}

/** Ids of one entry of the log, at most. */
const MAX_IDS = 200;

/**
 * The ids in values beside their schemas, wherever they stand, each once. A
 * text that is personal, or that its schema does not know, is none, whatever it
 * is called.
 */
export function idsIn(
  ...described: (readonly [schema: Schema, value: unknown])[]
): string[] {
  const ids = new Set<string>();
  for (const [schema, value] of described) collect(planOf(schema), value, ids);
  return [...ids].slice(0, MAX_IDS);
}

function collect(plan: Plan, value: unknown, ids: Set<string>): void {
  if (plan.kind === "array" && Array.isArray(value)) {
    for (const item of value) collect(plan.element, item, ids);
  }
  if (plan.kind !== "object" || !isObject(value)) return;
  for (const [name, member] of plan.members) {
    const given = value[name];
    const isId = member.kind === "keep" && typeof given === "string" &&
      /^(id|jti|issuer|\w+Id)$/.test(name);
    if (isId) ids.add(given);
    else collect(member, given, ids);
  }
}

// Schemas never change, and reading one takes longer than reading a value.
const known = new WeakMap<Schema, Plan>();
const HIDE: Plan = { kind: "hide" };

function planOf(schema: Schema): Plan {
  let plan = known.get(schema);
  if (!plan) known.set(schema, plan = readPlan(schema));
  return plan;
}

function readPlan(schema: Schema): Plan {
  const isKnown = isPersonal(schema);
  if (isKnown === true) return HIDE;
  const { def } = innermost(schema)._zod;
  if (isKnown === false) return { kind: "keep", type: TYPES[def.type] };
  switch (def.type) {
    case "object": {
      const members = Object.entries(def.shape)
        .map(([name, member]) => [name, planOf(member)] as const);
      return { kind: "object", members: new Map(members) };
    }
    case "array":
      return { kind: "array", element: planOf(def.element) };
    case "union": {
      const options = def.options
        .map((option) => ({ schema: option, plan: planOf(option) }));
      return { kind: "union", options };
    }
    default:
      return HIDE;
  }
}

/** The `typeof` of a schema's values, where they are no objects. */
const TYPES: Readonly<Record<string, string>> = {
  string: "string",
  enum: "string",
  number: "number",
  boolean: "boolean",
};

/** The schema within all that make it optional, nullable and the like. */
function innermost(schema: Schema): z.core.$ZodTypes {
  const inner = innerOf(schema);
  return inner ? innermost(inner) : schema as z.core.$ZodTypes;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
