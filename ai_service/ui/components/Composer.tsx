import type { RefObject } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { isWithinLength } from "../../../shared/text/length.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import type { Drafts } from "../client/drafts.ts";
import { useLanguage } from "../client/language.ts";
import { useComposition } from "../client/use_composition.ts";
import { Icon } from "./Icon.tsx";

/** The longest message the service takes, in characters as people count. */
const longestMessage = 4_000;

/** Where a message is written. What is typed is kept until the service has it. */
export function Composer(
  {
    inputRef: area,
    conversationId,
    drafts,
    busy,
    hint,
    onSend,
    onStop,
    stopping,
  }: {
    inputRef: RefObject<HTMLTextAreaElement>;
    conversationId: string | null;
    drafts: Drafts;
    /** While true nothing can be sent, but typing goes on. */
    busy: boolean;
    hint: string | null;
    /** Answers whether the service has the message. */
    onSend: (text: string) => Promise<boolean>;
    /** Null while there is nothing to stop. */
    onStop: (() => void) | null;
    stopping: boolean;
  },
) {
  const { text, format } = useLanguage();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [isTooEarly, setTooEarly] = useState(false);
  // The first message gives the conversation its id while it is being sent.
  const draftId = useRef(conversationId);
  draftId.current = conversationId;
  const note = (value: string) => {
    setTyped(value);
    drafts.write(draftId.current, value);
  };
  // Never while a person types: it would break off a conversion of theirs.
  const write = (value: string) => {
    area.current!.value = value;
    note(value);
  };
  useEffect(() => {
    // What was typed before the page came alive goes before an older draft.
    write(area.current!.value || drafts.read(conversationId));
  }, []);
  const send = async () => {
    const message = area.current!.value;
    setTooEarly(busy && isSendable(message));
    if (busy || !isSendable(message)) return;
    const sentFrom = draftId.current;
    write("");
    drafts.write(sentFrom, message);
    const sent = await onSend(message.trim());
    if (sentFrom !== draftId.current) drafts.write(sentFrom, "");
    const typedSince = area.current!.value;
    if (sent) note(typedSince);
    else write([message, typedSince].filter(Boolean).join("\n"));
  };
  const composition = useComposition(send);
  const tooLong = !isWithinLength(typed, longestMessage);
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {hint && <p class="composer-hint">{hint}</p>}
      {busy && isTooEarly && (
        <p class="composer-hint" role="status">{text.composer.tooEarly}</p>
      )}
      {tooLong && (
        <p class="field-error" role="alert" id={`${id}-error`}>
          {text.composer.tooLong(format.number(longestMessage))}
        </p>
      )}
      <div class="composer-box">
        <label class="visually-hidden" for={id}>{text.composer.label}</label>
        <textarea
          ref={area}
          id={id}
          class="composer-input"
          rows={1}
          placeholder={text.composer.placeholder}
          enterkeyhint="send"
          autocomplete="off"
          aria-describedby={`${id}-keys`}
          aria-invalid={tooLong}
          onInput={(event) => note(event.currentTarget.value)}
          {...composition}
        />
        {onStop
          ? (
            <Button
              key="stop"
              shape="icon"
              disabled={stopping}
              aria-label={text.composer.stop}
              title={text.composer.stop}
              onClick={onStop}
            >
              <Icon name="stop" />
            </Button>
          )
          : (
            <Button
              key="send"
              kind="primary"
              shape="icon"
              type="submit"
              aria-label={text.composer.send}
              title={text.composer.send}
              disabled={busy || !isSendable(typed)}
            >
              <Icon name="send" />
            </Button>
          )}
      </div>
      <p class="composer-keys" id={`${id}-keys`}>{text.composer.keys}</p>
    </form>
  );
}

function isSendable(message: string): boolean {
  return message.trim() !== "" && isWithinLength(message, longestMessage);
}
