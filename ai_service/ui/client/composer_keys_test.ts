import { assertEquals } from "@std/assert";
import { type KeyPress, sendsMessage } from "./composer_keys.ts";

const enter: KeyPress = {
  key: "Enter",
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 13,
};

const presses: [string, Partial<KeyPress>, boolean, boolean][] = [
  ["Enter sends", {}, false, true],
  [
    "Enter with Ctrl or Command sends",
    { ctrlKey: true, metaKey: true },
    false,
    true,
  ],
  ["Shift and Enter start a new line", { shiftKey: true }, false, false],
  ["Alt and Enter start a new line", { altKey: true }, false, false],
  [
    "Enter in a conversion does not send (Chrome, Firefox)",
    { isComposing: true, keyCode: 229 },
    true,
    false,
  ],
  [
    "Enter that ended a conversion does not send (Safari)",
    { keyCode: 229 },
    false,
    false,
  ],
  ["Enter right after a conversion does not send", {}, true, false],
  ["another key does not send", { key: "a", keyCode: 65 }, false, false],
];

for (const [name, press, composing, expected] of presses) {
  Deno.test(`composer: ${name}`, () => {
    assertEquals(sendsMessage({ ...enter, ...press }, composing), expected);
  });
}
