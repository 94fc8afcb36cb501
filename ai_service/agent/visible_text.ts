/** Tags between which models think aloud, without their brackets. */
const TAGS = ["think", "thinking", "thought", "reasoning", "seed:think"];
const TAG = new RegExp(`<(/?)(?:${TAGS.join("|")})>`, "i");
/** The longest tag, `</seed:think>`. */
const LONGEST_TAG = 13;

/**
 * The text of an answer that a person may see: without what stands between
 * `<think>` and `</think>`, which is never shown, and without blanks in front.
 * A tag may come in pieces; one that is never closed hides all that follows.
 * Some servers send only `</think>`: then all that came before it was a thought.
 */
export class VisibleText {
  /** Text that could be the beginning of a tag, or blanks of unknown worth. */
  #held = "";
  #isHidden = false;
  #hasBegun = false;
  readonly #onThought: () => void;

  /** @param onThought Called when all that was shown turns out to be a thought. */
  constructor(onThought: () => void = () => {}) {
    this.#onThought = onThought;
  }

  /** Takes a piece of the answer, and returns what of it is certain to be seen. */
  add(piece: string): string {
    // Almost every piece of almost every answer.
    if (this.#hasBegun && !this.#isHidden && this.#held === "") {
      if (!piece.includes("<")) return piece;
    }
    this.#held += piece;
    const visible = this.#passTags();
    if (!this.#isHidden) return this.#begin(visible + this.#takeCertain());
    this.#held = this.#held.slice(-LONGEST_TAG);
    return this.#begin(visible);
  }

  /** What was held back, once the answer has ended. */
  end(): string {
    const rest = this.#isHidden ? "" : this.#held;
    this.#held = "";
    return this.#begin(rest);
  }

  /** Goes behind all tags, and returns the text before them that is visible. */
  #passTags(): string {
    let visible = "";
    for (let tag; (tag = TAG.exec(this.#held));) {
      const isClosing = tag[1] !== "";
      if (isClosing && !this.#isHidden) visible = this.#forget();
      else if (!this.#isHidden) visible += this.#held.slice(0, tag.index);
      this.#held = this.#held.slice(tag.index + tag[0].length);
      this.#isHidden = !isClosing;
    }
    return visible;
  }

  #forget(): string {
    if (this.#hasBegun) this.#onThought();
    this.#hasBegun = false;
    return "";
  }

  /** Takes what is held up to a bracket that may begin a tag. */
  #takeCertain(): string {
    const bracket = this.#held.lastIndexOf("<");
    const end = bracket >= 0 && mayBeTag(this.#held.slice(bracket))
      ? bracket
      : this.#held.length;
    const certain = this.#held.slice(0, end);
    this.#held = this.#held.slice(end);
    return certain;
  }

  /** An answer begins with its first character that is no blank. */
  #begin(text: string): string {
    if (this.#hasBegun) return text;
    const begun = text.trimStart();
    this.#hasBegun = begun !== "";
    return begun;
  }
}

function mayBeTag(text: string): boolean {
  const lower = text.toLowerCase();
  return TAGS.some((tag) =>
    `<${tag}>`.startsWith(lower) || `</${tag}>`.startsWith(lower)
  );
}
