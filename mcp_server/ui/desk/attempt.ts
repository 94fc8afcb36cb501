import { ApiError } from "../../../shared/http/errors.ts";
import type { FormValues } from "./form_values.ts";
import type { Action, DeskRequest, Performed, Refused } from "./handlers.ts";

/** In place of an action's name, where its form changed nothing. */
const NOTHING_CHANGED = "nothing";

interface Attempt {
  name: string;
  action: Action;
  values: FormValues;
}

/** Makes the change of a form, or says why it is refused. */
export async function attempt(
  request: DeskRequest,
  { name, action, values }: Attempt,
): Promise<
  { to: string } | Performed | { refused: Refused; status: number }
> {
  try {
    const { operation } = action;
    const args = action.argsOf(values, request);
    // Who may not change anything is refused, as for any change.
    if (request.staff.may(operation) && action.changesNothing?.(args)) {
      return { to: seenAt(request.url, NOTHING_CHANGED) };
    }
    if (action.perform) {
      return { values, outcome: await action.perform(args, request) };
    }
    const key = values.get("key");
    const result = await request.staff.call<Record<string, unknown>>(
      operation,
      args,
      { ...(key !== "" && { idempotencyKey: key }) },
    );
    return { to: action.next?.(result, request) ?? seenAt(request.url, name) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { code, details, status } = error;
    const field = typeof details?.field === "string" ? details.field : null;
    return { refused: { action: name, values, code, field, details }, status };
  }
}

function seenAt(url: URL, done: string): string {
  const query = new URLSearchParams(url.search);
  query.set("done", done);
  return `${url.pathname}?${query}`;
}

function isRefusal(error: unknown): error is ApiError {
  return error instanceof ApiError && error.status < 500;
}
