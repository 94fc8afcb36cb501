import { useState } from "preact/hooks";
import { Button, type ButtonKind } from "../../../shared/ui/Button.tsx";
import { useResultActions } from "./actions.ts";

/** Says or taps something, once, and is quiet while that is under way. */
export function ActionButton(
  { kind = "plain", label, children, say, tap }: {
    kind?: ButtonKind;
    /** What a screen reader says, where the words alone are not clear. */
    label?: string;
    children: preact.ComponentChildren;
    /** The message that is sent. */
    say?: string;
    /** The call that is made. */
    tap?: { tool: string; args: Record<string, unknown>; saidAs: string };
  },
) {
  const actions = useResultActions();
  const [busy, setBusy] = useState(false);
  const act = async () => {
    if (say) return actions.say(say);
    setBusy(true);
    await actions.tap(tap!);
    setBusy(false);
  };
  return (
    <Button
      kind={kind}
      disabled={busy || !actions.isOpen}
      aria-label={label}
      onClick={act}
    >
      {children}
    </Button>
  );
}
