import * as z from "zod";
import { EXPECTED } from "../../shared/contract/preview.ts";
import type { ToolError } from "./tool_outcome.ts";
import type { ToolArguments } from "./turn.ts";

/**
 * Largest preview, in bytes of JSON. It is stored with the arguments in one
 * value, and those of all writes of an answer in one transaction.
 */
const MAX_PREVIEW_BYTES = 24_000;

const field = z.object({
  /** The path in the arguments, e.g. `items.0.quantity`. */
  path: z.string().min(1),
  label: z.string(),
  type: z.enum([
    "text",
    "long_text",
    "integer",
    "number",
    "date",
    "time",
    "yes_no",
    "choice",
    "choices",
  ]),
  /** Null where it was not given. */
  value: z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.string()),
    z.null(),
  ]),
  /** Of a choice: what stands in the arguments, and what a person reads. */
  options: z.array(z.object({ value: z.string(), label: z.string() }))
    .optional(),
});

/** One argument that a person may change before they approve. */
export type PreviewField = z.output<typeof field>;

/**
 * A preview as the MCP server sends it. Unknown keys are dropped;
 * so is a field of an unknown type, which could not be edited anyway.
 */
const preview = z.object({
  title: z.string().min(1),
  summary: z.string(),
  details: z.array(z.object({ label: z.string(), value: z.string() })),
  fields: z.array(field.nullable().catch(null)).default([])
    .transform((fields) => fields.filter((each) => each !== null)),
  totalMinor: z.int().optional(),
  currency: z.string().optional(),
  /** Of the record that is changed. */
  version: z.int().optional(),
  /** From then on the write would be refused. */
  validUntil: z.iso.datetime({ offset: true }).optional().catch(undefined),
});

/** The effect of a write, in words for the person who decides about it. */
export type Preview = z.output<typeof preview>;

/** The result of asking for a preview. */
export type PreviewOutcome =
  | { status: "ok"; preview: Preview }
  /** The write would be refused; the error is for the model, or the editor. */
  | { status: "refused"; error: ToolError }
  /** The server did not answer, or asked to come again later. */
  | { status: "unavailable"; retryAfterSeconds?: number };

/** The preview that the server sent; undefined where it cannot be shown. */
export function readPreview(body: unknown): Preview | undefined {
  const parsed = preview.safeParse(body);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  return [data, { ...data, fields: [] }].find(isSmall);
}

function isSmall(value: Preview): boolean {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return bytes.length <= MAX_PREVIEW_BYTES;
}

/** The arguments without what a preview adds, which no model and no editor can know. */
export function withoutExpected(args: ToolArguments): ToolArguments {
  const { [EXPECTED.totalMinor]: _, [EXPECTED.version]: _version, ...rest } =
    args;
  return rest;
}

/** The arguments with the total and the version that the person is shown. */
export function withExpected(
  args: ToolArguments,
  { totalMinor, version }: Preview,
): ToolArguments {
  return {
    ...args,
    ...(totalMinor !== undefined && { [EXPECTED.totalMinor]: totalMinor }),
    ...(version !== undefined && { [EXPECTED.version]: version }),
  };
}
