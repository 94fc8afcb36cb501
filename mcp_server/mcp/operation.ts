// This module is portable: it runs on Deno and on Workers.
import type { TransactionSql } from "postgres"; // the Postgres driver
import type { z } from "zod"; // input and output schemas
import type { Principal, TokenUser } from "../../shared/contract/claims.ts";
import type { Scope } from "../../shared/contract/scopes.ts";

/** A text that people see, in both languages of the product. */
export interface Bilingual {
  ja: string;
  en: string;
}

/** Who is acting. Row level security sees the same, set in the transaction. */
export type Actor =
  | { kind: "user"; principal: Principal; user: TokenUser; jti: string }
  | { kind: "service"; issuer: string; jti: string }
  | { kind: "staff"; adminId: string; email: string };

/** What an operation runs with; all of it belongs to one transaction. */
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
}

/** Tool annotations of the MCP specification, each stated and true. */
export interface Annotations {
  readOnlyHint: boolean;
  destructiveHint: boolean;
  idempotentHint: boolean;
  openWorldHint: boolean;
}

/**
 * One thing that can be done, declared once: it is an MCP tool, the REST route
 * `POST /mcp/tools/<noun>/<verb>` and an OpenAPI entry. A business refusal is
 * an `ApiError` thrown by `run`.
 */
export interface Operation<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodObject = z.ZodObject,
> {
  noun: string;
  verb: string;
  kind: "read" | "write";
  /** Service-only operations are never MCP tools. */
  audience: "user" | "service";
  scope: Scope;
  title: Bilingual;
  description: Bilingual;
  annotations: Annotations;
  /** A strict object: unknown keys are refused. */
  input: Input;
  output: Output;
  run(
    context: OperationContext,
    input: z.output<Input>,
  ): Promise<z.output<Output>>;
}

/** Declares an operation, so that `run` is typed by the schemas. */
export function defineOperation<
  Input extends z.ZodObject,
  Output extends z.ZodObject,
>(operation: Operation<Input, Output>): Operation {
  return operation as unknown as Operation;
}

/** The MCP tool name, e.g. `booking_create`. */
export function operationName(
  operation: Pick<Operation, "noun" | "verb">,
): string {
  return `${operation.noun}_${operation.verb}`;
}
