/** Thrown when an assertion fails. */
export class AssertionError extends Error {
  override readonly name = "AssertionError";
}

/** Throws an {@linkcode AssertionError} with `msg` after the description. */
export function failWith(description: string, msg?: string): never {
  throw new AssertionError(msg ? `${description}: ${msg}` : `${description}.`);
}
