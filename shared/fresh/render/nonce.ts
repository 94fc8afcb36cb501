const nonces = new WeakMap<Response, string>();

/** Remembers which nonce a rendered page carries, so that it never has to travel in a header. */
export function rememberNonce(response: Response, nonce: string): void {
  nonces.set(response, nonce);
}

/** The nonce of a rendered page; undefined for any other response. */
export function nonceOf(response: Response): string | undefined {
  return nonces.get(response);
}
