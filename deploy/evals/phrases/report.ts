import { type Examination, type Miss, rightPercent } from "./examine.ts";
import { unmarked } from "./phrase.ts";
import { localIso } from "./calendar.ts";

/** A line for each job, trap and language, the least right first. */
export function kindTable({ kinds }: Examination): string[] {
  return [...kinds].toSorted(([, a], [, b]) =>
    rightPercent(a) - rightPercent(b)
  )
    .map(([kind, counts]) => {
      const { right, honest, wrong } = counts;
      return `${
        kind.padEnd(24)
      } right ${right}, honest ${honest}, wrong ${wrong}`;
    });
}

/** The first misses of each kind, worst first. */
export function examplesOf(
  { misses }: Examination,
  perKind: number,
): string[] {
  const shown = new Map<string, number>();
  const sorted = misses.toSorted((a, b) => rank(a) - rank(b));
  return sorted.filter(({ phrase, verdict }) => {
    const kind = [verdict, phrase.job, phrase.trap, phrase.language].join(" ");
    const count = (shown.get(kind) ?? 0) + 1;
    shown.set(kind, count);
    return count <= perKind;
  }).map(describe);
}

function rank({ verdict }: Miss): number {
  return verdict === "wrong" ? 0 : 1;
}

function describe({ phrase, reaction, verdict }: Miss): string {
  const { job, trap, now, wish, account, text } = phrase;
  const { cards, reads } = reaction;
  return [
    `${verdict}: ${job} ${trap} at ${localIso(now.day, now.minutes)}`,
    ...(phrase.before ?? []).map((said) => `  before ${unmarked(said)}`),
    `  said   ${unmarked(text)}`,
    ...account.bookings.map(({ id, serviceId, day, minutes }) =>
      `  has    ${id} ${serviceId} ${localIso(day, minutes)}`
    ),
    `  wanted ${JSON.stringify(wish)}`,
    `  got    ${JSON.stringify(cards)} after ${reads.join(", ") || "nothing"}`,
    `  text   ${reaction.text}`,
  ].join("\n");
}
