import { useRef } from "preact/hooks";
import { sendsMessage } from "./composer_keys.ts";

/** Handlers that tell a sending Enter from one that confirms a conversion. */
export function useComposition(onSend: () => void) {
  const composing = useRef(false);
  return {
    onCompositionStart: () => {
      composing.current = true;
    },
    // Held until the key press that ended the conversion has passed.
    onCompositionEnd: () => {
      setTimeout(() => composing.current = false);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!sendsMessage(event, composing.current)) return;
      event.preventDefault();
      onSend();
    },
  };
}
