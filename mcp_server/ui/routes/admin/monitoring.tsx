import { monitoringTraffic } from "../../../monitoring/operations.ts";
import type { TrafficReport } from "../../../monitoring/schemas.ts";
import { DeskPage } from "../../components/DeskPage.tsx";
import { Alerts } from "../../components/monitoring/Alerts.tsx";
import { Charts } from "../../components/monitoring/Charts.tsx";
import { Period } from "../../components/monitoring/Period.tsx";
import { Summary } from "../../components/monitoring/Summary.tsx";
import {
  PointsTable,
  RoutesTable,
  ToolsTable,
} from "../../components/monitoring/Tables.tsx";
import { deskHandlers } from "../../desk/handlers.ts";
import { monitoringWords } from "../../locales/monitoring.ts";
import { define } from "../../state.ts";

export const handler = define.handlers(deskHandlers({
  load: ({ staff, url: { searchParams } }) =>
    staff.call<TrafficReport>(monitoringTraffic, {
      by: searchParams.get("by") ?? undefined,
      until: searchParams.get("until") || undefined,
    }),
}));

export default define.page<typeof handler>(({ data: shown, state }) => {
  const { locale, timeZone, text, now } = state;
  const words = monitoringWords[locale];
  const props = { report: shown.data, words, locale, timeZone, now };
  return (
    <DeskPage
      text={text}
      words={words}
      done={null}
      styleSheet="/admin/monitoring.css"
    >
      <Period {...props} />
      <Alerts {...props} />
      <Summary {...props} />
      <Charts {...props} />
      <PointsTable {...props} />
      <RoutesTable {...props} />
      <ToolsTable {...props} />
      <p class="fine">{words.kept}</p>
    </DeskPage>
  );
});
