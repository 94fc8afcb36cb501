import type { StaffList } from "../../../staff/schemas.ts";
import { formatDateTime } from "../../format.ts";
import { ActionForm, refusalOf } from "../ActionForm.tsx";
import { ConfirmButton } from "../ConfirmButton.tsx";
import type { StaffProps } from "./props.ts";
import { RoleFields } from "./RoleFields.tsx";
import { Sessions } from "./Sessions.tsx";

type Props = StaffProps & {
  person: StaffList["staff"][number];
  /** Whether it is the one who looks at the page. */
  isYou: boolean;
};

/** One of the people who run the business, and what can be changed about them. */
export function Person(props: Props) {
  const { person, isYou, words, text, time } = props;
  const { name, email, role, isActive, lastSignInAt } = person;
  return (
    <li class="card person" data-inactive={!isActive}>
      <div>
        <h2 class="customer-name">{name || email}</h2>
        <p class="fine">{email}</p>
        <p>
          <span class="badge" data-tone={role === "owner" ? "accent" : ""}>
            {text.roles[role]}
          </span>{" "}
          {isYou && <span class="badge">{words.you}</span>}
          {!isActive && (
            <span class="badge" data-tone="danger">
              {person.removedAt ? words.removed : words.notListed}
            </span>
          )}
        </p>
        <p class="fine">
          {words.lastSignIn} {formatDateTime(new Date(lastSignInAt), time)}
          {person.admittedBy && ` · ${words.admitted[person.admittedBy]}`}
        </p>
      </div>
      {isActive && <Changes {...props} />}
    </li>
  );
}

function Changes(props: Props) {
  const { person, words, place } = props;
  const target = { staffId: person.id };
  const { role, resourceId } = person;
  return (
    <div class="person-changes">
      <Sessions {...props} />
      <details open={refusalOf(place, "changeRole", target) !== null}>
        <summary class="button">{words.changeRole}</summary>
        <ActionForm place={place} action="changeRole" target={target}>
          <RoleFields
            {...props}
            action="changeRole"
            target={target}
            role={role}
            resourceId={resourceId}
          />
          <button type="submit" class="button" data-kind="primary">
            {words.saveRole}
          </button>
        </ActionForm>
      </details>
      <ActionForm place={place} action="remove" target={target}>
        <ConfirmButton
          label={words.remove}
          question={words.removeQuestion(person.name || person.email)}
          confirm={words.removeConfirm}
        />
      </ActionForm>
    </div>
  );
}
