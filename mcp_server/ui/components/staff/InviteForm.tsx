import { ActionForm } from "../ActionForm.tsx";
import { TextField } from "../FormField.tsx";
import type { StaffProps } from "./props.ts";
import { RoleFields } from "./RoleFields.tsx";

/** Invites somebody by their address. */
export function InviteForm(props: StaffProps) {
  const { words, place } = props;
  return (
    <section class="card desk-card" aria-labelledby="invite">
      <h2 id="invite">{words.invite}</h2>
      <p class="fine">{words.inviteLead}</p>
      <ActionForm place={place} action="invite">
        <TextField
          place={place}
          action="invite"
          name="email"
          label={words.email}
          type="email"
          autocomplete="off"
          required
        />
        <RoleFields {...props} action="invite" />
        <button type="submit" class="button" data-kind="primary">
          {words.invite}
        </button>
      </ActionForm>
    </section>
  );
}
