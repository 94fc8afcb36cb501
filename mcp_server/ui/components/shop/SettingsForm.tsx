import type { Settings } from "../../../business/schemas.ts";
import type { ShopWords } from "../../locales/shop.ts";
import {
  type SettingGroup,
  type SettingKind,
  type SettingName,
  settingsOf,
  typedSetting,
} from "../../shop/settings_fields.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";
import { DeskCard } from "../DeskCard.tsx";
import { SaveButton } from "../SaveButton.tsx";
import { SelectField, TextAreaField, TextField } from "../FormField.tsx";

interface Props {
  group: SettingGroup;
  settings: Settings;
  words: ShopWords;
  place: FormPlace;
  mayChange: boolean;
}

/** One form of the shop's settings. */
export function SettingsForm(props: Props) {
  const { group, settings, words, place, mayChange } = props;
  const { title, lead } = words.groups[group];
  return (
    <DeskCard id={group} title={title}>
      <p class="fine">{lead}</p>
      <ActionForm place={place} action={group}>
        <fieldset class="plain" disabled={!mayChange}>
          {settingsOf(group).map(([name, kind]) => (
            <Setting
              key={name}
              {...{ name, kind, words, place, group }}
              value={typedSetting(kind, settings[name])}
            />
          ))}
        </fieldset>
        {mayChange && <SaveButton label={words.save} />}
      </ActionForm>
    </DeskCard>
  );
}

interface SettingProps extends Pick<Props, "group" | "words" | "place"> {
  name: SettingName;
  kind: SettingKind;
  value: string;
}

function Setting({ name, kind, value, group, words, place }: SettingProps) {
  const hint = words.hints[name];
  const field = {
    place,
    action: group,
    name,
    label: words.settings[name],
    value,
    ...(hint !== undefined && { hint }),
  };
  if (kind === "lines") return <TextAreaField {...field} rows={3} />;
  if (kind === "line") return <TextField {...field} autocomplete="off" />;
  if (kind === "yesNo") {
    const options = [
      { value: "true", label: words.yes },
      { value: "false", label: words.no },
    ];
    return <SelectField {...field} options={options} />;
  }
  const inputMode = kind === "percent" ? "decimal" : "numeric";
  return <TextField {...field} inputMode={inputMode} required />;
}
