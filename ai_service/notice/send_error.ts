/**
 * A provider did not take a message, or it is not known whether it did. Its
 * message is the code alone: the error of a request may name an address.
 */
export class SendError extends Error {
  override name = "SendError";

  constructor(
    /** In snake_case, without digits. */
    readonly code: string,
  ) {
    super(code);
  }
}
