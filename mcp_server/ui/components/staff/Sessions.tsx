import type { StaffList } from "../../../staff/schemas.ts";
import { formatDateTime } from "../../format.ts";
import { ActionForm, refusalOf } from "../ActionForm.tsx";
import type { StaffProps } from "./props.ts";

/** Where a person is signed in, and the end of it. */
export function Sessions(
  { person, words, place, time }: StaffProps & {
    person: StaffList["staff"][number];
  },
) {
  const { id: staffId, sessions } = person;
  if (sessions.length === 0) return null;
  const moment = (iso: string) => formatDateTime(new Date(iso), time);
  return (
    <details open={refusalOf(place, "endSessions", { staffId }) !== null}>
      <summary class="button">{words.sessions(sessions.length)}</summary>
      <ul role="list" class="person-sessions">
        {sessions.map(({ id: sessionId, createdAt, lastSeenAt }) => (
          <li key={sessionId}>
            <p class="fine">
              {words.since(moment(createdAt))} ·{" "}
              {words.lastSeen(moment(lastSeenAt))}
            </p>
            <ActionForm
              place={place}
              action="endSessions"
              target={{ staffId, sessionId }}
            >
              <button type="submit" class="button">{words.endSession}</button>
            </ActionForm>
          </li>
        ))}
      </ul>
      <ActionForm
        place={place}
        action="endSessions"
        target={{ staffId, sessionId: "" }}
      >
        <button type="submit" class="button">{words.endSessions}</button>
      </ActionForm>
    </details>
  );
}
