/** A reason not to start that the developer can act on: one sentence, printed without a stack. */
export class StartError extends Error {
  override name = "StartError";
}
