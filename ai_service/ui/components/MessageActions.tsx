import { useState } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import type { Feedback } from "../../conversation/events.ts";
import { useLanguage } from "../client/language.ts";
import { Icon } from "./Icon.tsx";

/** What can be done with a message besides reading it. */
export interface MessageDesk {
  /** False while an answer is under way. */
  isOpen: boolean;
  rate: (messageId: string, value: Feedback["value"] | null) => void;
  regenerate: () => void;
  /** Sends a message of one's own again, in other words. */
  resend: (messageId: string, text: string) => void;
}

/** Copy, a thumb up or down, and for the newest answer another try. */
export function AnswerActions(
  { id, text: answer, feedback, isLast, desk }: {
    id: string;
    text: string;
    feedback: Feedback | undefined;
    isLast: boolean;
    desk: MessageDesk;
  },
) {
  const { text } = useLanguage();
  const value = feedback?.value ?? null;
  const thumb = (name: Feedback["value"]) => (
    <Button
      kind="quiet"
      shape="icon"
      aria-label={text.message[name]}
      title={text.message[name]}
      aria-pressed={value === name}
      onClick={() => desk.rate(id, value === name ? null : name)}
    >
      <Icon name={`thumb_${name}`} />
    </Button>
  );
  return (
    <div class="message-actions">
      <CopyButton text={answer} />
      {thumb("up")}
      {thumb("down")}
      {isLast && (
        <Button
          kind="quiet"
          shape="icon"
          disabled={!desk.isOpen}
          aria-label={text.message.regenerate}
          title={text.message.regenerate}
          onClick={desk.regenerate}
        >
          <Icon name="again" />
        </Button>
      )}
    </div>
  );
}

/** Copies a text, and says for two seconds that it has. */
export function CopyButton({ text: copied }: { text: string }) {
  const { text } = useLanguage();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(copied);
      setCopied(true);
      setTimeout(() => setCopied(false), 2_000);
    } catch {
      // The browser does not let pages write to its clipboard.
    }
  };
  const label = isCopied ? text.message.copied : text.message.copy;
  return (
    <Button
      kind="quiet"
      shape="icon"
      aria-label={label}
      title={label}
      onClick={copy}
    >
      <Icon name={isCopied ? "check" : "copy"} />
    </Button>
  );
}
