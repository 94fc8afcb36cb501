/** What of a key press decides whether it sends. */
export interface KeyPress {
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
  keyCode: number;
}

/** `keyCode` of a key that an input method takes for itself (UI Events, 8.3.1). */
const inputMethodKey = 229;

/**
 * Whether a key press in the composer sends the message: Enter does, unless it
 * starts a new line or confirms a conversion (kana to kanji). `composing` tells
 * of a conversion that has only just ended: Safari sends `compositionend`
 * before the Enter that ended it.
 */
export function sendsMessage(press: KeyPress, composing: boolean): boolean {
  return press.key === "Enter" && !press.shiftKey && !press.altKey &&
    !composing && !press.isComposing && press.keyCode !== inputMethodKey;
}
