import { type Labels, sample, Series } from "./series.ts";

/** Facts of a metric. `name` follows Prometheus: unit and `_total` last. */
interface Description<Name extends string> {
  name: string;
  /** One sentence. */
  help: string;
  labels?: readonly Name[];
}

interface Metric {
  type: "counter" | "gauge" | "histogram";
  description: Description<string>;
  lines(): string[];
}

/** Counts up. */
export interface Counter<Name extends string> {
  add(labels: Labels<Name>, amount?: number): void;
}

/** Observes how values are distributed. */
export interface Histogram<Name extends string> {
  observe(labels: Labels<Name>, value: number): void;
}

/** Goes up and down. */
export interface Gauge<Name extends string> {
  /** Undefined while the value is not known. */
  set(labels: Labels<Name>, value: number | undefined): void;
}

/** MIME type of {@linkcode Registry.text}. */
export const TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/**
 * Metrics of one process, in the Prometheus text format 0.0.4. Small and our own
 * because prom-client imports `node:process`, which Workers bundles lack.
 */
export class Registry {
  readonly #metrics: Metric[] = [];

  counter<Name extends string = never>(
    description: Description<Name>,
  ): Counter<Name> {
    const { name, labels = [] } = description;
    const series = new Series<Name, { count: number }>(
      labels,
      () => ({ count: 0 }),
    );
    this.#metrics.push({
      type: "counter",
      description,
      lines: () =>
        Array.from(
          series.entries(),
          ([labels, { count }]) => sample(name, labels, count),
        ),
    });
    return { add: (labels, amount = 1) => series.for(labels).count += amount };
  }

  /** @param buckets Upper bounds, ascending, in the metric's unit. */
  histogram<Name extends string = never>(
    description: Description<Name>,
    buckets: readonly number[],
  ): Histogram<Name> {
    const { name, labels = [] } = description;
    const bounds = [...buckets, Infinity];
    const series = new Series<Name, Distribution>(
      labels,
      () => new Distribution(bounds),
    );
    this.#metrics.push({
      type: "histogram",
      description,
      lines: () =>
        Array.from(
          series.entries(),
          ([labels, value]) => value.lines(name, labels),
        ).flat(),
    });
    return { observe: (labels, value) => series.for(labels).observe(value) };
  }

  gauge<Name extends string = never>(
    description: Description<Name>,
  ): Gauge<Name> {
    const { name, labels = [] } = description;
    const series = new Series<Name, { current: number | undefined }>(
      labels,
      () => ({ current: undefined }),
    );
    this.#metrics.push({
      type: "gauge",
      description,
      lines: () =>
        Array.from(series.entries()).flatMap(([labels, { current }]) =>
          current === undefined ? [] : [sample(name, labels, current)]
        ),
    });
    return { set: (labels, value) => series.for(labels).current = value };
  }

  /** All metrics that have a value. */
  text(): string {
    return this.#metrics.map((metric) => {
      const { type, description: { name, help } } = metric;
      const lines = metric.lines();
      if (lines.length === 0) return "";
      const head = [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
      return [...head, ...lines].join("\n") + "\n";
    }).join("");
  }
}

class Distribution {
  readonly #bounds: readonly number[];
  readonly #counts: number[];
  #sum = 0;

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#counts = bounds.map(() => 0);
  }

  observe(value: number): void {
    const index = this.#bounds.findIndex((bound) => value <= bound);
    this.#counts[index]!++;
    this.#sum += value;
  }

  /** Each bucket also counts what is in the smaller ones. */
  lines(name: string, labels: string): string[] {
    let count = 0;
    const buckets = this.#bounds.map((bound, index) => {
      count += this.#counts[index]!;
      const le = `le="${bound === Infinity ? "+Inf" : bound}"`;
      return sample(`${name}_bucket`, labels && `${labels},` + le || le, count);
    });
    return [
      ...buckets,
      sample(`${name}_sum`, labels, this.#sum),
      sample(`${name}_count`, labels, count),
    ];
  }
}
