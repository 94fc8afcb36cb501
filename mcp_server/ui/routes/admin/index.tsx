import { bookingDelete } from "../../../booking/delete_operation.ts";
import { bookingList } from "../../../booking/read_operations.ts";
import { bookingSetStatus } from "../../../booking/status_operation.ts";
import { customerMarkSeen } from "../../../customer/changes_operations.ts";
import { LiveStatus } from "../../components/LiveStatus.tsx";
import { SetUpList } from "../../components/shop/SetUpList.tsx";
import { News } from "../../components/today/News.tsx";
import { Shop } from "../../components/today/Shop.tsx";
import { Visits } from "../../components/today/Visits.tsx";
import type { FormValues } from "../../desk/form_values.ts";
import { deskHandlers } from "../../desk/handlers.ts";
import { formatDay } from "../../format.ts";
import { todayWords } from "../../locales/today.ts";
import { define } from "../../state.ts";
import { loadToday } from "../../today_page.ts";
import { DeskPage } from "../../components/DeskPage.tsx";

const becomes = (status: string) => (form: FormValues) => ({
  bookingId: form.get("bookingId"),
  status,
});

export const handler = define.handlers(deskHandlers({
  load: loadToday,
  // Who sees no list of all bookings, such as a stylist, sees their own day.
  elsewhere: ({ staff }) => staff.may(bookingList) ? null : "/admin/calendar",
  actions: {
    accept: { operation: bookingSetStatus, argsOf: becomes("confirmed") },
    came: { operation: bookingSetStatus, argsOf: becomes("completed") },
    noShow: { operation: bookingSetStatus, argsOf: becomes("no_show") },
    decline: {
      operation: bookingDelete,
      argsOf: (form) => ({
        bookingId: form.get("bookingId"),
        reason: form.optional("reason"),
      }),
    },
    handOver: {
      operation: "order_hand_over",
      argsOf: (form) => ({ orderId: form.get("orderId") }),
    },
    seen: {
      operation: customerMarkSeen,
      argsOf: (form) => ({ mark: Number(form.get("mark") || Number.NaN) }),
    },
  },
}));

export default define.page<typeof handler>(({ data: shown, state }) => {
  const { locale, text, newKey, now, adminContext: staff } = state;
  if (!staff) return null;
  const words = todayWords[locale];
  const props = {
    today: shown.data,
    words,
    text,
    staff,
    place: { shown, locale, newKey },
    time: state,
  };
  return (
    <DeskPage
      text={text}
      words={{ ...words, lead: formatDay(now, now, state) }}
      done={shown.done}
      place={props.place}
      live="/api/admin/changes"
    >
      <LiveStatus locale={locale} />
      <SetUpList steps={shown.data.steps} locale={locale} />
      <div class="desk-columns">
        <div class="stack">
          <Visits {...props} />
        </div>
        <div class="stack">
          <Shop {...props} />
        </div>
        <div class="stack">
          <News {...props} />
        </div>
      </div>
    </DeskPage>
  );
});
