const AND = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** A、B */
export function commas(items: readonly string[]): string {
  return items.join("、");
}

/** A、BやC */
export function orJa(items: readonly string[]): string {
  return items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join("、")}や${items.at(-1)}`;
}

/** "A, B and C" */
export function and(items: readonly string[]): string {
  return AND.format(items);
}

/** "A; B or C" */
export function or(items: readonly string[]): string {
  return items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join("; ")} or ${items.at(-1)}`;
}

export function bulletsJa(lines: readonly string[]): string {
  return lines.map((line) => `・${line}`).join("\n");
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}
