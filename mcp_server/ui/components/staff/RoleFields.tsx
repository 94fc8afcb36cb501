import { ADMIN_ROLES } from "../../../operation/admin.ts";
import { SelectField, TextField } from "../FormField.tsx";
import type { StaffProps } from "./props.ts";

/** A role, and of a stylist the column of the calendar. */
export function RoleFields(
  { words, text, place, action, target, role = "viewer", resourceId }:
    & StaffProps
    & {
      action: string;
      target?: Readonly<Record<string, string>>;
      role?: string;
      resourceId?: string | null;
    },
) {
  const form = { place, action, ...(target && { target }) };
  return (
    <>
      <SelectField
        {...form}
        name="role"
        label={words.role}
        value={role}
        options={ADMIN_ROLES.map((each) => ({
          value: each,
          label: text.roles[each],
        }))}
      />
      <TextField
        {...form}
        name="resourceId"
        label={words.resource}
        value={resourceId ?? ""}
      />
    </>
  );
}
