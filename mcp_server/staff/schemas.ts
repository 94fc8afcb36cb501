import * as z from "zod";
import { parseEmail } from "../../shared/text/email.ts";
import { id, localInstant, storedId, text } from "../operation/fields.ts";
import { ADMIN_ROLES } from "../operation/admin.ts";
import { personal } from "../storage/personal.ts";

export const role = z.enum(ADMIN_ROLES).meta({ examples: ["viewer"] });

const STAFF = { examples: ["adm_4f8d1b2c9a7e4d03"] };
const INVITATION = { examples: ["inv_7f10c2d94b3e4a55"] };
const RESOURCE = { examples: ["res_mika"] };
const SESSION = { examples: ["ses_5e884898da28047151d0e56f"] };

const moment = localInstant.nullable();
const email = personal(z.string());
const staffId = id.meta(STAFF).describe("Id of a person from staff_list");

/** A role, and of a stylist the resource whose bookings they see. */
const roleFields = {
  role,
  resourceId: id.meta(RESOURCE).optional()
    .describe("Of a stylist only: the column of the calendar that they see"),
};

const session = z.strictObject({
  id: storedId.meta(SESSION),
  createdAt: localInstant,
  lastSeenAt: localInstant,
});

const person = z.strictObject({
  id: storedId.meta(STAFF),
  email,
  name: personal(z.string()),
  role,
  resourceId: storedId.meta(RESOURCE).nullable(),
  admittedBy: z.enum(["email", "domain", "invitation"]).nullable(),
  /** False for who was removed, or is no longer on the list. */
  isActive: z.boolean(),
  removedAt: moment,
  lastSignInAt: localInstant,
  sessions: z.array(session),
});

const invitation = z.strictObject({
  id: storedId.meta(INVITATION),
  email,
  role,
  resourceId: storedId.meta(RESOURCE).nullable(),
  expiresAt: localInstant,
});

export const listInput = z.strictObject({});
export const listOutput = z.strictObject({
  staff: z.array(person),
  invitations: z.array(invitation),
});
export type StaffList = z.output<typeof listOutput>;

/** An address as it was written, with what an input method made of it undone. */
const givenEmail = text(300)
  .overwrite((written) => parseEmail(written) ?? written)
  .refine(
    (written) => parseEmail(written) !== undefined,
    "must be an e-mail address",
  );

export const inviteInput = z.strictObject({
  email: personal(givenEmail).meta({ examples: ["ken@example.com"] }),
  ...roleFields,
});
export const inviteOutput = z.strictObject({ invitation });

export const revokeInput = z.strictObject({
  invitationId: id.meta(INVITATION),
});
export const revokeOutput = z.strictObject({ invitationId: storedId });

export const changeRoleInput = z.strictObject({ staffId, ...roleFields });
export const staffOutput = z.strictObject({ staffId: storedId });
export const removeInput = z.strictObject({ staffId });

export const endSessionsInput = z.strictObject({
  staffId,
  sessionId: id.meta(SESSION).optional()
    .describe("One session from staff_list; all of them without it"),
});
export const endSessionsOutput = z.strictObject({
  staffId: storedId,
  ended: z.int().nonnegative(),
});

/** A role as an input gives it. */
export type GivenRole = z.output<z.ZodObject<typeof roleFields>>;
