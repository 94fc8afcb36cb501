import type { Locale } from "../../../../shared/ui/locale.ts";
import { ADMIN_ROLES } from "../../../operation/admin.ts";
import { SelectField } from "../FormField.tsx";
import type { StaffProps } from "./props.ts";

/** A role, and of a stylist the column of the calendar. */
export function RoleFields(
  {
    words,
    text,
    place,
    stylists,
    action,
    target,
    role = "viewer",
    resourceId,
  }:
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
      <SelectField
        {...form}
        name="resourceId"
        label={words.resource}
        value={resourceId ?? ""}
        options={[
          { value: "", label: words.noResource },
          ...choicesOf(stylists, resourceId, place.locale),
        ]}
      />
    </>
  );
}

/** The stylists, and who was chosen before and is none of them any more. */
function choicesOf(
  stylists: StaffProps["stylists"],
  chosen: string | null | undefined,
  locale: Locale,
) {
  const choices = stylists.map(({ id, name }) => ({
    value: id,
    label: name[locale],
  }));
  const isMissing = chosen && !stylists.some(({ id }) => id === chosen);
  return isMissing ? [...choices, { value: chosen, label: chosen }] : choices;
}
