import { StripeRefusal } from "./error.ts";

interface Recorded {
  request: string;
  answer: unknown;
}

/** The answers of the requests that carried an idempotency key. */
export class IdempotentAnswers {
  readonly #recorded = new Map<string, Recorded>();

  /**
   * Answers a request with that key once; again, it is the first answer.
   *
   * @throws {StripeRefusal} 400 where the key came with other parameters.
   */
  answer<T>(
    key: string | undefined,
    request: string,
    create: () => T,
  ): { answer: T; isReplay: boolean } {
    const before = key === undefined ? undefined : this.#recorded.get(key);
    if (before && before.request !== request) throw otherParameters(key!);
    if (before) return { answer: before.answer as T, isReplay: true };
    const answer = create();
    if (key !== undefined) this.#recorded.set(key, { request, answer });
    return { answer, isReplay: false };
  }
}

function otherParameters(key: string): StripeRefusal {
  return new StripeRefusal(400, {
    type: "idempotency_error",
    message:
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  });
}
