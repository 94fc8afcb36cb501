import type { NoticeView } from "../../../notice/list_schemas.ts";
import type { NoticePageWords } from "../../locales/notices.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";

interface Props {
  notice: NoticeView;
  words: NoticePageWords;
  place: FormPlace;
  mayRetry: boolean;
}

/** What became of a notice and why, and a button for one that was not delivered. */
export function NoticeState({ notice, words, place, mayRetry }: Props) {
  const { id, state, reason } = notice;
  const isDead = state === "dead";
  return (
    <>
      <span class="badge" data-tone={isDead ? "danger" : "neutral"}>
        {words.states[state]}
      </span>
      {reason !== null && (
        <span class="fine">{words.reasons[reason] ?? reason}</span>
      )}
      {isDead && mayRetry && (
        <ActionForm place={place} action="retry" target={{ noticeId: id }}>
          <button type="submit" class="button">{words.retry}</button>
        </ActionForm>
      )}
    </>
  );
}
