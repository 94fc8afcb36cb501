import { ApiError } from "../../shared/http/errors.ts";

const SENTENCES: Record<string, [code: string, sentence: string]> = {
  paid: ["already_paid", "This order is paid already"],
  awaiting: [
    "payment_awaited",
    "This order waits for a payment that was begun already",
  ],
};

/** 409: the order is paid, or no longer there to be paid. */
export function cannotBePaid(state: string): ApiError {
  const [code, sentence] = SENTENCES[state] ??
    ["order_not_payable", "This order can no longer be paid"];
  return new ApiError(sentence, { status: 409, code });
}

/** 503: Stripe or the shop does not answer. */
export function paymentUnavailable(cause?: unknown): ApiError {
  return new ApiError(
    "The payment could not be started; nothing was charged. Please try again",
    {
      status: 503,
      code: "payment_unavailable",
      headers: { "Retry-After": "5" },
      ...(cause !== undefined && { cause }),
    },
  );
}
