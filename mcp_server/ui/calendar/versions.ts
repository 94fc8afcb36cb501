/**
 * The versions of bookings that are changed here. Until a change is stored, what
 * is shown has a provisional version, below zero, on which further changes build.
 */
export class Versions {
  #last = 0;
  readonly #stored = new Map<number, number>();

  /** A provisional version for what is shown until it is stored. */
  provisional(): number {
    return --this.#last;
  }

  /** Notes as which version the server stored a provisional one. */
  noteStored(provisional: number, version: number): void {
    this.#stored.set(provisional, version);
  }

  /** The version at the server; undefined where that change was not made. */
  resolve(version: number): number | undefined {
    return version > 0 ? version : this.#stored.get(version);
  }
}
