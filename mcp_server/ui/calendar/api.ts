/** A request that takes longer has failed, as far as anybody can tell. */
const TIMEOUT_MILLISECONDS = 30_000;

/** Why the desk's server refused a call, or that it cannot be told. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    /** Of HTTP; 0 where no answer came. */
    readonly status: number,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }

  /** Whether the call may have been carried out all the same. */
  get isUncertain(): boolean {
    return this.status === 0 || this.status >= 500;
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
  const lost = () => {
    throw new Refusal("unreachable", 0);
  };
  const answer = await fetch(path, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Accept-Language": document.documentElement.lang,
      ...(options.key && { "Idempotency-Key": options.key }),
    },
    body: JSON.stringify(args),
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  }).catch(lost);
  if (answer.ok) return await answer.json().catch(lost);
  const { code = "unreachable", details } = await answer.json()
    .catch(() => ({}));
  throw new Refusal(code, answer.status, details);
}
