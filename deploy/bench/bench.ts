import type { Effort, Load } from "./compare.ts";
import type { Surroundings } from "./servers.ts";

/** Inputs of every comparison. */
export interface Bench {
  load: Load;
  effort: Effort;
  /** Fresh tokens, one for each user. */
  mint: () => Promise<string[]>;
  /** The key that signs them; PKCS#8 PEM. */
  privateKey: string;
  /** Settings of a server on the database of that URL. */
  around: (databaseUrl: string) => Surroundings;
  /** The URL of the owner of the database of that URL. */
  ownerUrl: (databaseUrl: string) => string;
  /** For files that are not kept. */
  folder: string;
}

/** A measured value and its goal. */
export interface Figure {
  name: string;
  value: number;
  goal: { atLeast: number } | { atMost: number };
  /** Of which the value is the median, in the order of the rounds. */
  ratios?: number[];
}

/** Results of a comparison. */
export interface Report {
  figures: Figure[];
  /** The measured values, by name. */
  results: Record<string, readonly unknown[]>;
}

/** The one line that a figure is known by. */
export function figureLine({ name, value, goal }: Figure): string {
  const sign = "atLeast" in goal ? ">=" : "<=";
  const [limit] = Object.values(goal);
  return `figure: ${name} = ${value.toFixed(2)} (goal ${sign} ${limit})`;
}
