/** A reason why the start failed, for the developer; printed without a stack. */
export class StartError extends Error {
  override name = "StartError";
}
