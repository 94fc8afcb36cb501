import type { StaffResource } from "../../../booking/resource/schemas.ts";
import { hoursWords } from "../../locales/hours.ts";
import { ActionForm, type FormPlace, refusalOf } from "../ActionForm.tsx";
import { SelectField, TextField } from "../FormField.tsx";
import { SaveButton } from "../SaveButton.tsx";

interface Props {
  place: FormPlace;
  resources: readonly StaffResource[];
}

/** A form for a new closure: a day, some days, or some hours. */
export function AddClosure({ place, resources }: Props) {
  const { locale } = place;
  const words = hoursWords[locale];
  const form = { place, action: "close" };
  const used = resources.filter(({ active }) => active);
  return (
    <details open={refusalOf(place, "close") !== null}>
      <summary class="button" data-kind="primary">{words.close}</summary>
      <ActionForm {...form}>
        <TextField
          {...form}
          type="date"
          name="from"
          label={words.fromDay}
          required
        />
        <TextField
          {...form}
          type="date"
          name="untilDay"
          label={words.untilDay}
          hint={words.untilHint}
        />
        <TextField
          {...form}
          type="time"
          name="fromTime"
          label={words.fromTime}
          hint={words.timeHint}
        />
        <TextField {...form} type="time" name="until" label={words.untilTime} />
        <SelectField
          {...form}
          name="resourceId"
          label={words.who}
          options={[
            { value: "", label: words.everybody },
            ...used.map(({ id, nameJa, nameEn }) => ({
              value: id,
              label: locale === "ja" ? nameJa : nameEn,
            })),
          ]}
        />
        <TextField
          {...form}
          name="reason"
          label={words.reason}
          maxLength={200}
          autocomplete="off"
        />
        <SaveButton label={words.close} />
      </ActionForm>
    </details>
  );
}
