import { assertEquals } from "@std/assert";
import { shortcutOf, SHORTCUTS } from "./shortcuts.ts";

const press = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
};

Deno.test("a single key does what the list says, and no key approves", () => {
  for (const [key, shortcut] of Object.entries(SHORTCUTS)) {
    assertEquals(shortcutOf({ ...press, key }), shortcut);
  }
  for (const key of ["a", "Enter", "y", "toString", "N"]) {
    assertEquals(shortcutOf({ ...press, key }), undefined, key);
  }
});

Deno.test("a key with others, and one that an input method takes, does nothing", () => {
  for (
    const other of [
      { ctrlKey: true },
      { metaKey: true },
      { altKey: true },
      { isComposing: true },
      { keyCode: 229 },
    ]
  ) assertEquals(shortcutOf({ ...press, key: "n", ...other }), undefined);
});
