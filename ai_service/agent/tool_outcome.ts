/** The outcome of a tool call; a refusal is a result that the model reads. */
export type ToolOutcome =
  | { ok: true; result: unknown }
  | { ok: false; error: ToolError };

/** The reason why a tool call was refused. */
export interface ToolError {
  /** For programs, in snake_case, e.g. `slot_taken`. */
  code: string;
  /** One sentence. */
  error: string;
  details?: unknown;
}

/** A refusal by this service, in the shape of the MCP server's errors. */
export function refuse(
  code: string,
  error: string,
  details?: unknown,
): ToolOutcome {
  return {
    ok: false,
    error: { code, error, ...(details !== undefined && { details }) },
  };
}

/** The outcome of a call that was not answered, and may have been made. */
export const UNANSWERED: ToolOutcome = refuse(
  "unavailable",
  "The shop's system did not answer, so it is not known whether this was done",
);
