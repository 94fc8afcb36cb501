import type { AlertView } from "../../../monitoring/schemas.ts";
import { alertText } from "../../../monitoring/alert_text.ts";
import { formatDateTime } from "../../format.ts";
import type { MonitoringProps } from "./props.ts";

/** What is or was wrong, the open alerts first. */
export function Alerts(props: MonitoringProps) {
  const { report: { alerts }, words } = props;
  return (
    <section class="named">
      <h2>{words.alerts}</h2>
      {alerts.length === 0 ? <p>{words.noAlerts}</p> : (
        <div
          class="table-scroll"
          role="region"
          aria-label={words.alerts}
          tabIndex={0}
        >
          <table class="table alert-table">
            <thead>
              <tr>
                <th scope="col">{words.rule}</th>
                <th scope="col">{words.detail}</th>
                <th scope="col">{words.began}</th>
                <th scope="col">{words.ended}</th>
                <th scope="col">{words.webhook}</th>
              </tr>
            </thead>
            <tbody>
              {alerts.map((alert) => (
                <Alert
                  key={alert.rule + alert.beganAt}
                  {...props}
                  alert={alert}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Alert(
  { alert, words, ...place }: MonitoringProps & { alert: AlertView },
) {
  const { rule, beganAt, endedAt, isSent } = alert;
  const moment = (at: string) => formatDateTime(new Date(at), place);
  return (
    <tr>
      <th scope="row">{words.rules[rule]}</th>
      <td class="alert-detail">{alertText(alert, place.locale)}</td>
      <td>{moment(beganAt)}</td>
      <td>
        {endedAt
          ? moment(endedAt)
          : <span class="badge" data-tone="danger">{words.open}</span>}
      </td>
      <td>{isSent ? words.sent : words.notSent}</td>
    </tr>
  );
}
