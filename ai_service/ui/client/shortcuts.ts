/** What a single key does; an approval is never among it. */
export type Shortcut =
  | "help"
  | "create"
  | "search"
  | "write"
  | "stop"
  | "previous"
  | "next";

/** The keys, in the order in which they are listed. */
export const SHORTCUTS: Readonly<Record<string, Shortcut>> = {
  n: "create",
  "/": "search",
  m: "write",
  s: "stop",
  k: "previous",
  j: "next",
  "?": "help",
};

/** What of a key press decides what it does. */
export interface PlainKeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  keyCode: number;
}

/** `keyCode` of a key that an input method takes for itself (UI Events, 8.3.1). */
const INPUT_METHOD_KEY = 229;

/** What the key press does outside of anything that is written into. */
export function shortcutOf(press: PlainKeyPress): Shortcut | undefined {
  const { ctrlKey, metaKey, altKey, isComposing, keyCode } = press;
  const isOther = ctrlKey || metaKey || altKey;
  if (isOther || isComposing || keyCode === INPUT_METHOD_KEY) return undefined;
  return Object.hasOwn(SHORTCUTS, press.key) ? SHORTCUTS[press.key] : undefined;
}

const KEY = "shortcuts";

/** Whether this person wants single keys to do something (WCAG 2.1.4). */
export function wantsShortcuts(storage: () => Storage): boolean {
  try {
    return storage().getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** Keeps the choice in this browser. */
export function chooseShortcuts(
  storage: () => Storage,
  isWanted: boolean,
): void {
  try {
    if (isWanted) storage().removeItem(KEY);
    else storage().setItem(KEY, "off");
  } catch {
    // A browser that forbids storage forgets the choice.
  }
}
