import { bookingServices } from "../../../booking/read_operations.ts";
import {
  staffChangeRole,
  staffEndSessions,
  staffInvite,
  staffList,
  staffRemove,
  staffRevokeInvitation,
} from "../../../staff/operations.ts";
import type { StaffList } from "../../../staff/schemas.ts";
import { DeskPage } from "../../components/DeskPage.tsx";
import { InviteForm } from "../../components/staff/InviteForm.tsx";
import { Invitations } from "../../components/staff/Invitations.tsx";
import type { Stylist } from "../../components/staff/props.ts";
import { Person } from "../../components/staff/Person.tsx";
import type { FormValues } from "../../desk/form_values.ts";
import { deskHandlers } from "../../desk/handlers.ts";
import { staffWords } from "../../locales/staff.ts";
import { define } from "../../state.ts";

export const handler = define.handlers(deskHandlers({
  async load({ staff }) {
    const [people, { services }] = await Promise.all([
      staff.call<StaffList>(staffList, {}),
      staff.call<Catalogue>(bookingServices, {}),
    ]);
    const stylists = new Map(
      services.flatMap(({ stylists }) => stylists)
        .map((stylist) => [stylist.id, stylist]),
    );
    return { ...people, stylists: [...stylists.values()] };
  },
  actions: {
    invite: {
      operation: staffInvite,
      argsOf: (form) => ({ email: form.get("email"), ...roleOf(form) }),
    },
    revoke: {
      operation: staffRevokeInvitation,
      argsOf: (form) => ({ invitationId: form.get("invitationId") }),
    },
    changeRole: {
      operation: staffChangeRole,
      argsOf: (form) => ({ staffId: form.get("staffId"), ...roleOf(form) }),
    },
    endSessions: {
      operation: staffEndSessions,
      argsOf: (form) => ({
        staffId: form.get("staffId"),
        sessionId: form.optional("sessionId"),
      }),
    },
    remove: {
      operation: staffRemove,
      argsOf: (form) => ({ staffId: form.get("staffId") }),
    },
  },
}));

/** What of the catalogue is asked for. */
interface Catalogue {
  services: { stylists: Stylist[] }[];
}

function roleOf(form: FormValues) {
  return {
    role: form.get("role"),
    resourceId: form.optional("resourceId"),
  };
}

export default define.page<typeof handler>(({ data: shown, state }) => {
  const { locale, timeZone, text, newKey, now } = state;
  const words = staffWords[locale];
  const place = { shown, locale, newKey };
  const { staff, invitations, stylists } = shown.data;
  const props = {
    words,
    place,
    text,
    stylists,
    time: { locale, timeZone, now },
  };
  return (
    <DeskPage text={text} words={words} done={shown.done}>
      <ul role="list" class="people">
        {staff.map((person) => (
          <Person
            key={person.id}
            person={person}
            isYou={person.id === state.adminContext?.admin.id}
            {...props}
          />
        ))}
      </ul>
      <Invitations invitations={invitations} {...props} />
      <InviteForm {...props} />
    </DeskPage>
  );
});
