/** Why the desk's server refused a call. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/**
 * Calls an operation, as `noun/verb`, as the person who is signed in.
 *
 * @throws {Refusal} where it is refused, or the server is not reached
 */
export async function callDesk<Result>(
  operation: string,
  args: object,
  options: { preview?: boolean; key?: string } = {},
): Promise<Result> {
  const path = `/api/admin/${operation}${options.preview ? "/preview" : ""}`;
  const answer = await fetch(path, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Accept-Language": document.documentElement.lang,
      ...(options.key && { "Idempotency-Key": options.key }),
    },
    body: JSON.stringify(args),
  }).catch(() => {
    throw new Refusal("unreachable");
  });
  const body = await answer.json().catch(() => ({ code: "unreachable" }));
  if (!answer.ok) throw new Refusal(body.code, body.details);
  return body;
}
