/** What Stripe says of a request that it refuses (docs.stripe.com/api/errors). */
export interface ErrorBody {
  type: "invalid_request_error" | "idempotency_error";
  message: string;
  code?: string;
  param?: string;
}

/** A refusal, with the status of its answer. */
export class StripeRefusal extends Error {
  override name = "StripeRefusal";

  constructor(readonly status: number, readonly body: ErrorBody) {
    super(body.message);
  }
}

/** 404: there is nothing of that id. */
export function missing(kind: string, id: string): StripeRefusal {
  return new StripeRefusal(404, {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${kind}: '${id}'`,
    param: "id",
  });
}

/** 400: a parameter is missing or wrong. */
export function invalid(
  param: string,
  message: string,
  code?: string,
): StripeRefusal {
  return new StripeRefusal(400, {
    type: "invalid_request_error",
    message,
    param,
    ...(code && { code }),
  });
}
