import { toLocalIso } from "../../shared/time/time_zone.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import {
  changeRoleInput,
  endSessionsInput,
  endSessionsOutput,
  inviteInput,
  inviteOutput,
  listInput,
  listOutput,
  removeInput,
  revokeInput,
  revokeOutput,
  staffOutput,
} from "./schemas.ts";
import {
  changeRole,
  endSessions,
  invite,
  listStaff,
  removeStaff,
  requireResource,
  revokeInvitation,
} from "./store.ts";

/** What all writes of this slice have in common. */
const writing = {
  noun: "staff",
  kind: "write",
  scope: "token:revoke",
  annotations: CHANGING,
} as const;

export const staffList = defineStaffOperation({
  ...writing,
  verb: "list",
  kind: "read",
  annotations: READING,
  title: { ja: "スタッフの一覧", en: "List staff" },
  description: {
    ja: "スタッフとそのセッション、まだ受けられる招待を返します。",
    en: "Lists staff with their sessions, and the invitations that are open.",
  },
  input: listInput,
  output: listOutput,
  run: async (context) => await listStaff(context),
});

export const staffInvite = defineStaffOperation({
  ...writing,
  verb: "invite",
  title: { ja: "スタッフを招待する", en: "Invite someone" },
  description: {
    ja:
      "メールアドレスで招待します。7 日以内に、その確認済みアドレスの Google アカウントでログインすると、その役割になります。外した人も、招待すると戻れます。",
    en:
      "Invites by e-mail address: whoever signs in within 7 days with a Google account of that verified address gets the role. It also lets someone back in who was removed.",
  },
  input: inviteInput,
  output: inviteOutput,
  async run(context, { email, ...given }) {
    await requireResource(context, given);
    const id = context.newId("inv_");
    const expiresAt = await invite(context, { id, email, ...given });
    return {
      invitation: {
        id,
        email,
        role: given.role,
        resourceId: given.resourceId ?? null,
        expiresAt: toLocalIso(expiresAt, context.timeZone),
      },
    };
  },
});

export const staffRevokeInvitation = defineStaffOperation({
  ...writing,
  verb: "revoke_invitation",
  title: { ja: "招待を取り消す", en: "Revoke an invitation" },
  description: {
    ja: "まだ受けられていない招待を取り消します。",
    en: "Makes an invitation void that nobody has accepted.",
  },
  input: revokeInput,
  output: revokeOutput,
  async run(context, { invitationId }) {
    await revokeInvitation(context, invitationId);
    return { invitationId };
  },
});

export const staffChangeRole = defineStaffOperation({
  ...writing,
  verb: "change_role",
  title: { ja: "役割を変える", en: "Change a role" },
  description: {
    ja:
      "スタッフの役割を変えます。すぐに効き、次にログインしても変わりません。最後のオーナーは変えられません（last_owner）。",
    en:
      "Changes a person's role, at once and for later sign-ins. The last owner's cannot be changed (last_owner).",
  },
  input: changeRoleInput,
  output: staffOutput,
  async run(context, { staffId, ...given }) {
    await requireResource(context, given);
    await changeRole(context, staffId, given);
    return { staffId };
  },
});

export const staffEndSessions = defineStaffOperation({
  ...writing,
  verb: "end_sessions",
  title: { ja: "サインアウトさせる", en: "End sessions" },
  description: {
    ja: "スタッフのセッションを 1 つ、またはすべて終わらせます。",
    en: "Ends one or all sessions of a person.",
  },
  input: endSessionsInput,
  output: endSessionsOutput,
  async run(context, { staffId, sessionId }) {
    return { staffId, ended: await endSessions(context, staffId, sessionId) };
  },
});

export const staffRemove = defineStaffOperation({
  ...writing,
  verb: "remove",
  title: { ja: "スタッフを外す", en: "Remove someone" },
  description: {
    ja:
      "スタッフを外し、セッションを終わらせます。リストにあっても、もう一度招待するまで入れません。最後のオーナーは外せません（last_owner）。",
    en:
      "Removes a person and ends their sessions. Only a new invitation lets them in again, whatever the lists say. The last owner cannot be removed (last_owner).",
  },
  input: removeInput,
  output: staffOutput,
  async run(context, { staffId }) {
    await removeStaff(context, staffId);
    return { staffId };
  },
});

/** What owners do with the people who run the business. */
export const staffOperations: readonly Operation[] = [
  staffList,
  staffInvite,
  staffRevokeInvitation,
  staffChangeRole,
  staffEndSessions,
  staffRemove,
];
