import type { StaffList } from "../../../staff/schemas.ts";
import { formatDateTime } from "../../format.ts";
import { ActionForm } from "../ActionForm.tsx";
import type { StaffProps } from "./props.ts";

/** Who was invited and has not come in yet. */
export function Invitations(
  { invitations, words, text, place, time }: StaffProps & {
    invitations: StaffList["invitations"];
  },
) {
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations">{words.invitations}</h2>
      <ul role="list" class="people">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id} class="card person">
            <div>
              <p class="customer-name">{email}</p>
              <p class="fine">
                {text.roles[role]} ·{" "}
                {words.expires(formatDateTime(new Date(expiresAt), time))}
              </p>
            </div>
            <ActionForm
              place={place}
              action="revoke"
              target={{ invitationId: id }}
            >
              <button type="submit" class="button">{words.revoke}</button>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
