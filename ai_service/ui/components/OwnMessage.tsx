import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import { useMessageLanguage } from "../client/use_message_language.ts";
import { useLanguage } from "../client/language.ts";
import { Icon } from "./Icon.tsx";
import { CopyButton, type MessageDesk } from "./MessageActions.tsx";

/** The person's own words, which can be put differently and sent again. */
export function OwnMessage(
  { id, text: said, desk }: { id: string; text: string; desk: MessageDesk },
) {
  const { text } = useLanguage();
  const [isEdited, setEdited] = useState(false);
  const lang = useMessageLanguage(said);
  if (isEdited) {
    return (
      <EditForm
        text={said}
        isOpen={desk.isOpen}
        onCancel={() => setEdited(false)}
        onSend={(changed) => {
          setEdited(false);
          desk.resend(id, changed);
        }}
      />
    );
  }
  return (
    <>
      <p class="message-text" dir="auto" lang={lang}>{said}</p>
      <div class="message-actions">
        <CopyButton text={said} />
        <Button
          kind="quiet"
          shape="icon"
          disabled={!desk.isOpen}
          aria-label={text.message.edit}
          title={text.message.edit}
          onClick={() => setEdited(true)}
        >
          <Icon name="pencil" />
        </Button>
      </div>
    </>
  );
}

function EditForm(
  { text: said, isOpen, onCancel, onSend }: {
    text: string;
    isOpen: boolean;
    onCancel: () => void;
    onSend: (text: string) => void;
  },
) {
  const { text } = useLanguage();
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const changed = input.current!.value.trim();
    if (changed !== "") onSend(changed);
  };
  return (
    <form class="message-edit card" onSubmit={send}>
      <label class="visually-hidden" for={id}>{text.message.edit}</label>
      <textarea
        ref={input}
        id={id}
        class="input"
        rows={2}
        defaultValue={said}
        onKeyDown={({ key }) => key === "Escape" && onCancel()}
      />
      <p class="result-words">{text.message.editLead}</p>
      <div class="result-actions">
        <Button kind="primary" type="submit" disabled={!isOpen}>
          {text.composer.send}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {text.conversations.cancel}
        </Button>
      </div>
    </form>
  );
}
