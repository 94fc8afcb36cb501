import type { Feeds } from "../../../notice/feed_operations.ts";
import { formatDateTime, type Place } from "../../format.ts";
import { feedWords } from "../../locales/feeds.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";

interface Props {
  feeds: Feeds["feeds"];
  place: FormPlace;
  time: Place & { now: Date };
}

/** The feeds in use; each can be revoked. */
export function FeedList({ feeds, place, time }: Props) {
  const { locale } = place;
  const words = feedWords[locale];
  if (feeds.length === 0) return <p class="empty">{words.none}</p>;
  return (
    <ul role="list" class="stack">
      {feeds.map(({ id, resource, createdAt }) => (
        <li key={id} class="card">
          <h2>{resource?.name[locale] ?? words.whole}</h2>
          <p class="fine">
            {words.since}: {formatDateTime(new Date(createdAt), time)}
          </p>
          <ActionForm place={place} action="revoke" target={{ feedId: id }}>
            <button type="submit" class="button">{words.revoke}</button>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
