/** Values of a metric's labels, by name. */
export type Labels<Name extends string> = Record<Name, string>;

/** Most combinations of label values that one metric keeps. */
const MAX_SERIES = 500;

/**
 * One value for each combination of label values. Where there are too many, the
 * rest is counted under `other`, so that no input can fill the memory or the
 * scraper's store.
 */
export class Series<Name extends string, Value> {
  readonly #names: readonly Name[];
  readonly #create: () => Value;
  readonly #values = new Map<string, Value>();

  constructor(names: readonly Name[], create: () => Value) {
    this.#names = names;
    this.#create = create;
    // A rate needs the zero before the first increase.
    if (names.length === 0) this.#values.set("", create());
  }

  /** The value for these labels, created if need be. */
  for(labels: Labels<Name>): Value {
    const known = this.#values.get(this.#format(labels));
    if (known) return known;
    const isFull = this.#values.size >= MAX_SERIES;
    const key = this.#names.map((name) =>
      formatLabel(name, isFull ? "other" : labels[name])
    ).join(",");
    const value = this.#values.get(key) ?? this.#create();
    this.#values.set(key, value);
    return value;
  }

  /** Labels, as in the text format, and values. */
  entries(): Iterable<[labels: string, value: Value]> {
    return this.#values.entries();
  }

  #format(labels: Labels<Name>): string {
    return this.#names.map((name) => formatLabel(name, labels[name])).join(",");
  }
}

function formatLabel(name: string, value: string): string {
  const escaped = value.replaceAll("\\", "\\\\").replaceAll("\n", "\\n")
    .replaceAll('"', '\\"');
  return `${name}="${escaped}"`;
}

/** One line of the text format. */
export function sample(name: string, labels: string, value: number): string {
  const text = Number.isFinite(value)
    ? String(value)
    : value > 0
    ? "+Inf"
    : "NaN";
  return labels === "" ? `${name} ${text}` : `${name}{${labels}} ${text}`;
}
