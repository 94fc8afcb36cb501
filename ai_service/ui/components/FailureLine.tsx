import type { Failure } from "../client/chat_state.ts";
import { useLanguage } from "../client/language.ts";

/** What did not work, in one line. */
export function FailureLine({ failure }: { failure: Failure | null }) {
  const { text } = useLanguage();
  if (!failure) return null;
  return (
    <p class="field-error" role="alert">
      {failure.sentence ?? text.failure.codes[failure.code] ??
        text.failure.unknown}
      {failure.requestId &&
        ` ${text.failure.reference(failure.requestId)}`}
    </p>
  );
}
