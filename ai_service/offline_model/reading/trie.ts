import type { Meaning } from "./token.ts";

interface Node {
  next: Map<number, Node>;
  meaning?: Meaning;
}

/** Words by their characters, so that all that begin at a place are found. */
export class Trie {
  readonly #root: Node = { next: new Map() };

  /** The first meaning of a word stays. */
  add(word: string, meaning: Meaning): void {
    let node = this.#root;
    for (let index = 0; index < word.length; index++) {
      const code = word.charCodeAt(index);
      let next = node.next.get(code);
      if (!next) node.next.set(code, next = { next: new Map() });
      node = next;
    }
    node.meaning ??= meaning;
  }

  /** Calls back for each word that begins at `start`, shortest first. */
  find(
    text: string,
    start: number,
    found: (end: number, meaning: Meaning) => void,
  ): void {
    let node: Node | undefined = this.#root;
    for (let index = start; node && index <= text.length; index++) {
      if (node.meaning && isWord(text, start, index)) {
        found(index, node.meaning);
      }
      node = node.next.get(text.charCodeAt(index));
    }
  }
}

/** Latin words and numbers are read whole: no "cat" in "category". */
function isWord(text: string, start: number, end: number): boolean {
  return !joins(text.charCodeAt(start - 1), text.charCodeAt(start)) &&
    !joins(text.charCodeAt(end - 1), text.charCodeAt(end));
}

function joins(left: number, right: number): boolean {
  return isLatin(left) && isLatin(right) || isDigit(left) && isDigit(right);
}

export function isLatin(code: number): boolean {
  return code >= 97 && code <= 122 || code >= 0xdf && code <= 0x24f;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
