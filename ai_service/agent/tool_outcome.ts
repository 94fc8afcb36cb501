/** What a call led to; a refusal is a result that the model reads. */
export type ToolOutcome =
  | { ok: true; result: unknown }
  | { ok: false; error: ToolError };

/** Why a tool did not do it. */
export interface ToolError {
  /** For programs, in snake_case, e.g. `slot_taken`. */
  code: string;
  /** One sentence. */
  error: string;
  details?: unknown;
}

/** An outcome of ours, in the shape of the server's. */
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

/** A call that was perhaps made, and that nobody answered. */
export const UNANSWERED: ToolOutcome = refuse(
  "unavailable",
  "The shop's system did not answer, so it is not known whether this was done",
);
