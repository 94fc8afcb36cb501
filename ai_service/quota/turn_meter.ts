/**
 * Counts the tokens of one turn. It settles with what the turn has used when it
 * is disposed.
 */
export class TurnMeter implements AsyncDisposable {
  #tokens = 0;
  #lastRound = 0;
  readonly #budget: number;
  readonly #settle: (tokens: number) => Promise<void>;

  /**
   * @param budget Tokens that are set aside for the turn.
   * @param settle Called once, with the tokens that were used.
   */
  constructor(budget: number, settle: (tokens: number) => Promise<void>) {
    this.#budget = budget;
    this.#settle = settle;
  }

  /** Counts one round: a request to the model, and its answer. */
  add(tokens: number): void {
    this.#tokens += tokens;
    this.#lastRound = tokens;
  }

  /** Whether another round, as long as the last, would not fit the budget. */
  get isSpent(): boolean {
    return this.#tokens + this.#lastRound > this.#budget;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#settle(this.#tokens);
  }
}
