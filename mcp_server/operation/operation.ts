import type { Bilingual } from "../../shared/ui/locale.ts";
import type { Actor } from "../storage/actor.ts";
import type { TransactionSql } from "../storage/statement.ts";
import type { z } from "zod";
import type { Scope } from "../../shared/contract/scopes.ts";
import type { Preview, PreviewReader, PreviewScopes } from "./preview.ts";

/** Context of an operation; all of it belongs to one transaction. */
export interface OperationContext {
  /** Role and principal are already set in this transaction. */
  sql: TransactionSql;
  actor: Actor;
  now: Date;
  /** A new random id with that prefix, e.g. `bkg_…`. */
  newId: (prefix: string) => string;
  /** IANA name, e.g. `Asia/Tokyo`. */
  timeZone: string;
  requestId: string;
  /**
   * Takes down, for the audit, what is there before the operation changes it,
   * in the form of its output.
   */
  noteBefore: (state: Record<string, unknown>) => void;
}

/** Tool annotations of the MCP specification, each stated and true. */
export interface Annotations {
  readOnlyHint: boolean;
  destructiveHint: boolean;
  idempotentHint: boolean;
  openWorldHint: boolean;
}

/** Input, output, and the code in between. */
export interface Procedure<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> {
  /** A strict object: unknown keys are refused. */
  input: Input;
  output: Output;
  run(
    context: OperationContext,
    input: z.output<Input>,
  ): Promise<z.output<Output>>;
}

/** A procedure that changes something, and can say beforehand what. */
export interface WriteProcedure<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> extends Procedure<Input, Output> {
  /** Throws what `run` would throw, and changes nothing. */
  preview(
    context: Omit<OperationContext, "newId" | "noteBefore"> & PreviewReader,
    input: z.output<Input>,
  ): Promise<Preview>;
}

/** Annotations of every operation that only reads. */
export const READING: Annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

/** Annotations of a write that changes what is there, and repeated changes no more. */
export const CHANGING: Annotations = {
  readOnlyHint: false,
  destructiveHint: true,
  idempotentHint: true,
  openWorldHint: false,
};

/** Properties of every operation, whoever may call it. */
export interface Declaration<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> extends Procedure<Input, Output> {
  noun: string;
  verb: string;
  kind: "read" | "write";
  scope: Scope;
  title: Bilingual;
  description: Bilingual;
  annotations: Annotations;
  /**
   * Whether a write only reserves work for its caller, as often as it asks. It is
   * not audited, as what comes of the work is, and its answer is kept under no
   * idempotency key.
   */
  isReservation?: true;
}

/**
 * Callers of an operation. Each operation states how staff do it:
 * `same` as customers do, but with everyone's rows, so that its tables have to
 * be granted to staff; in a way of their own; or not at all, where it takes a
 * customer. What services do is not for staff, and no MCP tool. What users do
 * has a preview where it changes something.
 */
type Audience =
  | {
    kind: "read";
    audience: "user";
    staff: "same" | "none" | Procedure;
    preview?: never;
  }
  | WriteProcedure & {
    kind: "write";
    audience: "user";
    staff: "same" | "none" | WriteProcedure;
    previewScopes: PreviewScopes;
  }
  | { audience: "service"; staff: "none"; preview?: never }
  // Not open to any token: its scope only says which records it is about.
  | { audience: "staff"; staff: "same"; preview?: never };

/**
 * One thing that can be done, declared once: it is an MCP tool, the REST route
 * `POST /mcp/tools/<noun>/<verb>`, an OpenAPI entry and, for staff,
 * `POST /api/admin/<noun>/<verb>`. A business refusal is an `ApiError` thrown
 * by `run`.
 */
export type Operation<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> = Declaration<Input, Output> & Audience;

/** An operation whose effect can be said beforehand. */
export type PreviewableOperation = Extract<
  Operation,
  { kind: "write"; audience: "user" }
>;

/** Whether `operation` has a preview. */
export function isPreviewable(
  operation: Operation,
): operation is PreviewableOperation {
  return operation.kind === "write" && operation.audience === "user";
}

/** Declares an operation, so that `run` is typed by the schemas. */
export function defineOperation<
  Input extends z.ZodObject,
  Output extends z.ZodObject,
>(operation: Operation<Input, Output>): Operation {
  return operation as unknown as Operation;
}

/** Declares what staff alone do, so that `run` is typed by the schemas. */
export function defineStaffOperation<
  Input extends z.ZodObject,
  Output extends z.ZodObject,
>(declaration: Declaration<Input, Output>): Operation {
  const operation = { ...declaration, audience: "staff", staff: "same" };
  return operation as unknown as Operation;
}

/** Declares how staff do an operation, so that `run` is typed by the schemas. */
export function forStaff<
  Input extends z.ZodObject,
  Output extends z.ZodObject,
>(procedure: Procedure<Input, Output>): Procedure {
  return procedure as unknown as Procedure;
}

/** How an actor of that kind does `operation`; null if not at all. */
export function procedureFor(
  operation: Operation,
  kind: Actor["kind"],
): Procedure | null {
  if (kind === operation.audience) return operation;
  if (kind !== "staff" || operation.staff === "none") return null;
  return operation.staff === "same" ? operation : operation.staff;
}

/** How an actor of that kind makes a write; null if not at all. */
export function writeProcedureFor(
  operation: PreviewableOperation,
  kind: Actor["kind"],
): WriteProcedure | null {
  if (kind === "user") return operation;
  if (kind !== "staff" || operation.staff === "none") return null;
  return operation.staff === "same" ? operation : operation.staff;
}

/** The MCP tool name, e.g. `booking_create`. */
export function operationName(
  operation: Pick<Operation, "noun" | "verb">,
): string {
  return `${operation.noun}_${operation.verb}`;
}
