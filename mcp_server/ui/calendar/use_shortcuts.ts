import { useEffect } from "preact/hooks";

/** Alt and a letter, wherever the focus is, unless a dialog is open. */
export function useShortcuts(
  { create, undo }: { create(): void; undo(): void },
): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      // By the key's place: with Alt, some keyboards write another letter.
      const shortcut = { KeyN: create, KeyZ: undo }[event.code];
      if (!shortcut || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      shortcut();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  });
}
