import { useEffect, useState } from "preact/hooks";
import { createPart } from "./part.ts";

/** The form over what may be changed about a write. */
const editorPart = createPart(async () =>
  (await import("../components/ApprovalEditor.tsx")).ApprovalEditor
);

/** The editor of a card, which is loaded when it is opened first. */
export function useEditor(revision: number) {
  const [isOpen, setOpen] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const close = () => setOpen(false);
  // A change that was taken in shows as a new revision of the card.
  useEffect(close, [revision]);
  return {
    /** Undefined while it is closed. */
    Editor: isOpen ? editorPart.value : undefined,
    /** Whether it could not be loaded. */
    hasFailed,
    open: () => {
      setFailed(false);
      editorPart.load().then(() => setOpen(true), () => setFailed(true));
    },
    close,
  };
}
