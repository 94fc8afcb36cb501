import { Button } from "../../../shared/ui/Button.tsx";
import type { Format } from "../client/format.ts";
import type { Messages } from "../locales/messages.ts";
import type { OwnSession } from "../state.ts";

/** Where the person is signed in; each can be ended from here. */
export function SessionList(
  { sessions, words, format }: {
    sessions: readonly OwnSession[];
    words: Messages["settings"];
    format: Format;
  },
) {
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{words.sessions}</h2>
      <ul role="list" class="sessions">
        {sessions.map((session) => (
          <Session key={session.id} {...{ session, words, format }} />
        ))}
      </ul>
      <form method="post" action="/auth/logout/all">
        <Button kind="danger" type="submit">{words.signOutEverywhere}</Button>
      </form>
    </section>
  );
}

function Session(
  { session, words, format }: {
    session: OwnSession;
    words: Messages["settings"];
    format: Format;
  },
) {
  const { id, isThis } = session;
  const when = (at: number) => format.dateTime(new Date(at).toISOString());
  const since = when(session.createdAt);
  return (
    <li>
      <span>
        {words.since(since)} · {isThis
          ? <strong>{words.thisOne}</strong>
          : words.seen(when(session.lastSeenAt))}
      </span>
      {!isThis && (
        <form method="post" action={`/auth/logout/sessions/${id}`}>
          <Button
            kind="quiet"
            type="submit"
            aria-label={words.signOutThereOf(since)}
          >
            {words.signOutThere}
          </Button>
        </form>
      )}
    </li>
  );
}
