import { ActionForm } from "../ActionForm.tsx";
import { ConfirmButton } from "../ConfirmButton.tsx";
import type { EntryProps } from "./Entry.tsx";

/** The end of the token by which it was done, or of all that the user has. */
export function Revocations({ entry, words, place }: EntryProps) {
  const { kind, client, token, actorId, name } = entry.actor;
  if (client === null) return null;
  const about = { issuer: client, entry: String(entry.number) };
  return (
    <div class="changes">
      {token && entry.isTokenAlive && (
        <ActionForm
          place={place}
          action="revokeOne"
          target={{ ...about, jti: token }}
        >
          <ConfirmButton
            label={words.revokeOne}
            question={words.revokeOneQuestion}
            confirm={words.revokeConfirm}
          />
        </ActionForm>
      )}
      {kind === "user" && (
        <ActionForm
          place={place}
          action="revokeUser"
          target={{ ...about, userId: actorId }}
        >
          <ConfirmButton
            label={words.revokeUser}
            question={words.revokeUserQuestion(name ?? actorId)}
            confirm={words.revokeConfirm}
          />
        </ActionForm>
      )}
    </div>
  );
}
