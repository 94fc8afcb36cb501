import type { MenuService } from "../../../booking/menu/schemas.ts";
import type { StaffResource } from "../../../booking/resource/schemas.ts";
import { peopleWords } from "../../locales/people.ts";
import type { FormPlace } from "../ActionForm.tsx";
import { SelectField, TextField } from "../FormField.tsx";
import { CheckList } from "./CheckList.tsx";

const KINDS = ["stylist", "chair", "room"] as const;

interface Props {
  place: FormPlace;
  action: string;
  resource: Pick<
    StaffResource,
    "kind" | "nameJa" | "nameEn" | "capacity" | "serviceIds"
  >;
  services: readonly MenuService[];
}

/** Everything that is said of a stylist, a chair or a room. */
export function ResourceFields({ resource, services, ...form }: Props) {
  const { locale } = form.place;
  const words = peopleWords[locale];
  const text = (name: "nameJa" | "nameEn") => (
    <TextField
      {...form}
      name={name}
      label={words[name]}
      value={resource[name]}
      required
      maxLength={60}
      autocomplete="off"
    />
  );
  const offered = services.filter(({ active }) => active);
  return (
    <>
      {text("nameJa")}
      {text("nameEn")}
      <SelectField
        {...form}
        name="kind"
        label={words.kind}
        hint={words.kindHint}
        value={resource.kind}
        options={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
      />
      <TextField
        {...form}
        name="capacity"
        label={words.capacity}
        value={String(resource.capacity)}
        inputMode="numeric"
        required
      />
      <CheckList
        {...form}
        name="serviceIds"
        legend={words.services}
        chosen={resource.serviceIds}
        options={offered.map(({ id, nameJa, nameEn }) => ({
          value: id,
          label: locale === "ja" ? nameJa : nameEn,
        }))}
        nothing={words.noServices}
      />
    </>
  );
}
