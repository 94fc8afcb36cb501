import { linePath, place, roundMax } from "../../monitoring/chart_scale.ts";

/** Values of one kind, a value for each point; null where there is none. */
export interface Series {
  name: string;
  /** Says the colour and the dashes, in the style sheet. */
  tone: "first" | "second" | "third" | "danger";
  values: readonly (number | null)[];
}

interface Props {
  caption: string;
  /** What it shows, for who cannot see it; the table has the values. */
  summary: string;
  kind: "bars" | "lines";
  /** Bars of one point stand on one another. */
  series: readonly Series[];
  /** Below the points; an empty text is not drawn. */
  ticks: readonly string[];
  format(value: number): string;
}

/** The size of the drawing in its own units, and the space of its labels. */
const SIZE = { width: 360, height: 184 };
const PLOT = { left: 54, right: 352, top: 12, bottom: 156 };

/** A chart that the server draws; it needs no script and has the page's colours. */
export function Chart(props: Props) {
  const { caption, summary, kind, series } = props;
  const max = roundMax(highest(props));
  return (
    <figure class="card chart">
      <figcaption>
        <h2>{caption}</h2>
        <ul role="list" class="legend">
          {series.map(({ name, tone }) => (
            <li key={name}>
              <Sample kind={kind} tone={tone} />
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
      <svg
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        role="img"
        aria-label={`${caption}: ${summary}`}
      >
        <Axes {...props} max={max} />
        {kind === "bars"
          ? <Bars {...props} max={max} />
          : <Lines {...props} max={max} />}
      </svg>
    </figure>
  );
}

function highest({ kind, series, ticks }: Props): number {
  const sums = ticks.map((_, index) => {
    const values = series.map(({ values }) => values[index] ?? 0);
    return kind === "bars"
      ? values.reduce((sum, value) => sum + value, 0)
      : Math.max(0, ...values);
  });
  return Math.max(0, ...sums);
}

function Sample({ kind, tone }: Pick<Series, "tone"> & Pick<Props, "kind">) {
  return (
    <svg class="sample" viewBox="0 0 24 12" aria-hidden="true">
      {kind === "bars"
        ? <rect x="4" width="16" height="12" class="bar" data-tone={tone} />
        : <path d="M1 6H23" class="line" data-tone={tone} />}
    </svg>
  );
}

type Drawn = Props & { max: number };

function Axes({ ticks, format, max }: Drawn) {
  return (
    <>
      {[0, 0.5, 1].map((share) => {
        const y = place(share, PLOT.bottom, PLOT.top);
        return (
          <g key={share}>
            <path class="grid" d={`M${PLOT.left} ${y}H${PLOT.right}`} />
            <text x={PLOT.left - 6} y={y + 4} class="at-end">
              {format(share * max)}
            </text>
          </g>
        );
      })}
      {ticks.map((tick, index) =>
        tick !== "" && (
          <text
            key={index}
            x={place((index + 0.5) / ticks.length, PLOT.left, PLOT.right)}
            y={SIZE.height - 10}
            class="at-middle"
          >
            {tick}
          </text>
        )
      )}
    </>
  );
}

function Bars({ series, ticks, max }: Drawn) {
  const width = (PLOT.right - PLOT.left) / ticks.length;
  return ticks.map((_, index) => {
    let below = 0;
    return series.map(({ name, tone, values }) => {
      const value = values[index] ?? 0;
      const bottom = place(below / max, PLOT.bottom, PLOT.top);
      const top = place((below += value) / max, PLOT.bottom, PLOT.top);
      return value > 0 && (
        <rect
          key={`${index} ${name}`}
          class="bar"
          data-tone={tone}
          x={place(index / ticks.length, PLOT.left, PLOT.right)}
          y={top}
          width={place(0.8, 0, width)}
          height={place(1, 0, bottom - top)}
        />
      );
    });
  });
}

function Lines({ series, ticks, max }: Drawn) {
  return series.map(({ name, tone, values }) => (
    <path
      key={name}
      class="line"
      data-tone={tone}
      d={linePath(values, (index, value) => [
        place((index + 0.5) / ticks.length, PLOT.left, PLOT.right),
        place(value / max, PLOT.bottom, PLOT.top),
      ])}
    />
  ));
}
