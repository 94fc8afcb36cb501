import type { NamedView } from "../../../monitoring/schemas.ts";
import { titleOf } from "../../audit/operation_titles.ts";
import { formatPoint } from "../../monitoring/format.ts";
import type { MonitoringProps } from "./props.ts";
import { TrafficTable } from "./TrafficTable.tsx";

/** Rows that are shown; what is behind them is hardly ever asked for. */
const SHOWN = 40;

/** The values of the charts, the latest first. */
export function PointsTable(props: MonitoringProps) {
  const { report: { by: unit, points }, words, locale, timeZone } = props;
  const rows = points.toReversed().map((point) => ({
    ...point,
    key: point.at,
    head: formatPoint(point.at, { unit, locale, timeZone }),
  }));
  return (
    <details class="points">
      <summary>{words.points}</summary>
      <TrafficTable
        caption={words.pointsTable}
        head={words.at}
        rows={rows}
        words={words}
        locale={locale}
      />
    </details>
  );
}

export function RoutesTable(props: MonitoringProps) {
  const { report: { routes }, words } = props;
  const head = ({ name }: NamedView) => <code>{name}</code>;
  return (
    <NamedTable
      {...props}
      title={words.routes}
      column={words.route}
      items={routes}
      head={head}
    />
  );
}

export function ToolsTable(props: MonitoringProps) {
  const { report: { tools }, locale } = props;
  const words = {
    ...props.words,
    errors: props.words.toolErrors,
    refused: props.words.toolRefused,
  };
  const head = ({ name }: NamedView) => (
    <>
      {titleOf(name, locale)} <code class="fine">{name}</code>
    </>
  );
  return (
    <NamedTable
      {...props}
      words={words}
      title={words.tools}
      column={words.tool}
      items={tools}
      head={head}
    />
  );
}

interface NamedProps extends MonitoringProps {
  title: string;
  column: string;
  items: readonly NamedView[];
  head(item: NamedView): preact.ComponentChildren;
}

function NamedTable({ title, column, items, head, words, locale }: NamedProps) {
  const rows = items.slice(0, SHOWN)
    .map((item) => ({ ...item, key: item.name, head: head(item) }));
  const hidden = items.length - rows.length;
  return (
    <section class="named">
      <h2>{title}</h2>
      {rows.length === 0 ? <p>{words.nothing}</p> : (
        <TrafficTable
          caption={title}
          head={column}
          rows={rows}
          words={words}
          locale={locale}
        />
      )}
      {hidden > 0 && <p class="fine">{words.rest(hidden)}</p>}
    </section>
  );
}
