import {
  businessSettings,
  businessUpdate,
} from "../../../../business/operations.ts";
import type { Settings } from "../../../../business/schemas.ts";
import { customerImport } from "../../../../customer/import/operation.ts";
import { DeskPage } from "../../../components/DeskPage.tsx";
import { SettingsForm } from "../../../components/shop/SettingsForm.tsx";
import { SetUpList } from "../../../components/shop/SetUpList.tsx";
import { ShopMenu } from "../../../components/shop/ShopMenu.tsx";
import { type Action, deskHandlers } from "../../../desk/handlers.ts";
import { importWords } from "../../../locales/imports.ts";
import { shopWords } from "../../../locales/shop.ts";
import {
  SETTING_GROUPS,
  type SettingGroup,
  settingsFrom,
} from "../../../shop/settings_fields.ts";
import { loadSetUp } from "../../../shop/set_up.ts";
import { define } from "../../../state.ts";

const groups = Object.keys(SETTING_GROUPS) as SettingGroup[];

const actionOf = (group: SettingGroup): Action => ({
  operation: businessUpdate,
  argsOf: (form) => settingsFrom(group, form),
});

export const handler = define.handlers(deskHandlers({
  async load({ staff }) {
    const [{ settings }, steps] = await Promise.all([
      staff.call<{ settings: Settings }>(businessSettings, {}),
      loadSetUp(staff),
    ]);
    return { settings, steps };
  },
  actions: Object.fromEntries(groups.map((group) => [group, actionOf(group)])),
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext } = state;
  const words = shopWords[locale];
  const place = { shown, locale, newKey };
  return (
    <DeskPage text={text} words={words} done={shown.done} place={place}>
      <ShopMenu locale={locale} path={url.pathname} />
      <SetUpList steps={shown.data.steps} locale={locale} />
      <div class="desk-columns">
        {groups.map((group) => (
          <SettingsForm
            key={group}
            group={group}
            settings={shown.data.settings}
            words={words}
            place={place}
            mayChange={adminContext?.may(businessUpdate) ?? false}
          />
        ))}
      </div>
      {adminContext?.may(customerImport) && (
        <p>
          <a class="button" href="/admin/shop/moving-in">
            {importWords[locale].movingIn}
          </a>
        </p>
      )}
    </DeskPage>
  );
});
