import type { Closure } from "../../../../booking/calendar_schemas.ts";
import {
  bookingBlock,
  bookingClosures,
  bookingUnblock,
} from "../../../../booking/closure_operations.ts";
import { bookingSetHours } from "../../../../booking/resource/hours_operation.ts";
import {
  bookingMisfits,
  type Misfits,
} from "../../../../booking/resource/misfits_operation.ts";
import { bookingResources } from "../../../../booking/resource/operations.ts";
import type { Resources } from "../../../../booking/resource/schemas.ts";
import { DeskCard } from "../../../components/DeskCard.tsx";
import { DeskPage } from "../../../components/DeskPage.tsx";
import { Closures } from "../../../components/shop/Closures.tsx";
import { HoursForm } from "../../../components/shop/HoursForm.tsx";
import { MisfitList } from "../../../components/shop/MisfitList.tsx";
import { OwnHours } from "../../../components/shop/OwnHours.tsx";
import { ShopMenu } from "../../../components/shop/ShopMenu.tsx";
import { deskHandlers } from "../../../desk/handlers.ts";
import { hoursWords } from "../../../locales/hours.ts";
import { closureFrom } from "../../../shop/closure_form.ts";
import { hoursFrom } from "../../../shop/weekly_hours.ts";
import { define } from "../../../state.ts";

export const handler = define.handlers(deskHandlers({
  async load({ staff }) {
    const [resources, closures, misfits] = await Promise.all([
      staff.call<Resources>(bookingResources, {}),
      staff.call<{ closures: Closure[] }>(bookingClosures, {}),
      staff.call<Misfits>(bookingMisfits, {}),
    ]);
    return { ...resources, ...closures, misfits };
  },
  actions: {
    hours: {
      operation: bookingSetHours,
      argsOf: (form) => ({ hours: hoursFrom(form) }),
    },
    close: {
      operation: bookingBlock,
      argsOf: (form, { state }) => closureFrom(form, state.timeZone),
    },
    open: {
      operation: bookingUnblock,
      argsOf: (form) => ({ closureId: form.get("closureId") }),
    },
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext: staff } = state;
  const { hours, closures, resources, misfits } = shown.data;
  const words = hoursWords[locale];
  const place = { shown, locale, newKey };
  return (
    <DeskPage text={text} words={words} done={shown.done} place={place}>
      <ShopMenu locale={locale} path={url.pathname} />
      <div class="desk-columns">
        <DeskCard id="weekly" title={words.weekly}>
          <HoursForm
            place={place}
            hours={hours}
            mayChange={staff?.may(bookingSetHours) ?? false}
          />
          <OwnHours resources={resources} locale={locale} />
        </DeskCard>
        <div class="stack">
          <MisfitList misfits={misfits} time={state} />
          <Closures {...{ place, closures, resources, staff }} time={state} />
        </div>
      </div>
    </DeskPage>
  );
});
