import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import type { Failure } from "../client/chat_state.ts";
import { useLanguage } from "../client/language.ts";

/** What went wrong, in plain words, and the way out of it. */
export function FailureNotice(
  { failure, unsent, onRetry, onDismiss }: {
    failure: Failure;
    /** Whether a message went back to the composer. */
    unsent: boolean;
    /** Null when trying again cannot help. */
    onRetry: (() => void) | null;
    onDismiss: () => void;
  },
) {
  const { text } = useLanguage();
  const notice = useRef<HTMLDivElement>(null);
  // The card that was decided about can be so long that this is out of sight.
  const isOfCard = failure.approvalId !== undefined &&
    failure.field === undefined;
  useEffect(() => {
    if (isOfCard) notice.current?.scrollIntoView({ block: "nearest" });
  }, [failure]);
  const signedOut = failure.code === "not_signed_in";
  const sentence = failure.sentence ?? text.failure.codes[failure.code] ??
    text.failure.unknown;
  return (
    <div ref={notice} class="failure notice" data-tone="danger" role="alert">
      <p>{sentence}</p>
      {unsent && <p>{text.failure.kept}</p>}
      {failure.requestId && (
        <p class="failure-reference">
          {text.failure.reference(failure.requestId)}
        </p>
      )}
      <div class="failure-actions">
        {signedOut && (
          <a class="button" href={globalThis.location?.pathname ?? "/"}>
            {text.failure.signIn}
          </a>
        )}
        {onRetry && !signedOut && (
          <Button onClick={onRetry}>{text.failure.retry}</Button>
        )}
        <Button kind="quiet" onClick={onDismiss}>{text.failure.dismiss}</Button>
      </div>
    </div>
  );
}
