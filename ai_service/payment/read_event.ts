import Stripe from "stripe";
import { ApiError } from "../../shared/http/errors.ts";

/** A signature is as old, or as far ahead of this clock, at most; in seconds. */
const TOLERANCE = 300;

/**
 * Checks the signature over the body as it was sent, and reads the event.
 *
 * @throws {ApiError} 400 `invalid_signature`: of another body or secret, too old,
 * or of a time that has not come yet.
 */
export async function readEvent(
  { body, signature, secret, now }: {
    body: Uint8Array;
    signature: string | undefined;
    secret: string;
    now: Date;
  },
): Promise<Stripe.Event | undefined> {
  if (!signature || isAhead(signature, now)) throw invalidSignature();
  try {
    return await Stripe.webhooks.constructEventAsync(
      body,
      signature,
      secret,
      TOLERANCE,
      Stripe.createSubtleCryptoProvider(),
      now.getTime(),
    );
  } catch (cause) {
    const { StripeSignatureVerificationError } = Stripe.errors;
    if (cause instanceof StripeSignatureVerificationError) {
      throw invalidSignature(cause);
    }
    // It is signed, but no event of the kind that is read here.
    return undefined;
  }
}

/** Stripe's library refuses old timestamps only. */
function isAhead(signature: string, now: Date): boolean {
  const latest = now.getTime() / 1000 + TOLERANCE;
  return [...signature.matchAll(/(?:^|,)\s*t=([^,]*)/g)]
    .some(([, time]) => !(Number(time) <= latest));
}

function invalidSignature(cause?: unknown): ApiError {
  return new ApiError("The signature is not valid", {
    status: 400,
    code: "invalid_signature",
    cause,
  });
}
