const WORDS = ["zero", "one", "two", "three", "four", "five"];
const NUMBER = String.raw`([0-5]|${WORDS.join("|")})`;

/** "4/5", "4 out of 5", "five stars", 4点, 星4つ, 5点満点で4: of five. */
const RATINGS = [
  new RegExp(
    `^(?:a |an |overall |about |満足度は?|評価は?)?${NUMBER}(?: ?(?:out of|/|of) ?(?:5|five)| ?点| ?stars?| ?つ星|ぐらい|くらい)?(?: ?stars?)?$`,
  ),
  new RegExp(
    `(?:^|[ ,、は])${NUMBER} ?(?:out of|/) ?(?:5|five)|(?:^| )${NUMBER}[ -]stars?\\b`,
  ),
  /(?:星|★|☆|⭐)\s?([0-5])(?:つ|個)?|([0-5])つ星|(?:5点満点(?:中|で|の)?)\s?([0-5])点?/,
];

/** A rating of five that a folded text holds, as its digit. */
export function ratingIn(text: string): string | undefined {
  const plain = text.replace(/(?:です|でした|かな|で|you|!|\.|。)+$/u, "")
    .trim();
  const stars = plain.match(/★|⭐/gu)?.length ?? 0;
  if (stars > 1) return String(stars);
  for (const rating of RATINGS) {
    const found = rating.exec(plain)?.slice(1).find(Boolean);
    if (!found) continue;
    const index = WORDS.indexOf(found);
    return index < 0 ? found : String(index);
  }
  return undefined;
}
