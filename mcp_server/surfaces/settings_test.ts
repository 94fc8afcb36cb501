import { assertEquals } from "@std/assert";
import { Random } from "../../shared/random/random.ts";
import { CHANGES } from "./test_settings_changes.ts";
import { differences, readKept } from "./test_settings_kept.ts";
import { fillShop, openShop } from "./test_settings_opening.ts";
import { CUSTOMERS, SettingsShop } from "./test_settings_shop.ts";

/** `deno task proof:settings` makes 1,000. */
const COUNT = Number(Deno.env.get("SETTINGS_CHANGES") ?? 300);
const SEED = Number(Deno.env.get("SETTINGS_SEED") ?? 16);

Deno.test("whatever staff change, what exists reads as it was agreed on, and the chat offers the new at once", async () => {
  await using shop = await SettingsShop.open();
  await openShop(shop);
  await fillShop(shop);
  const random = new Random(SEED);
  const before = await readKept(shop);
  const broken: string[] = [];
  const made = new Map<string, number>();
  for (let count = 0; count < COUNT; count++) {
    const [kind, change] = random.one(Object.entries(CHANGES));
    made.set(kind, (made.get(kind) ?? 0) + 1);
    const problem = await change(shop, random).catch(String);
    const problems = [
      ...problem ? [problem] : [],
      ...differences(before, await readKept(shop)),
      ...await undoable(shop, random),
    ];
    broken.push(...problems.map((each) => `${count} ${kind} ${each}`));
    if (broken.length > 20) break;
  }
  console.log(`${before.size} readings after ${COUNT} changes:`, ...made);
  console.log(`figure: settings_broke = ${broken.length} (goal = 0)`);
  assertEquals(broken.slice(0, 10), []);
});

/** A customer can still cancel what was booked, and reads what it was. */
async function undoable(shop: SettingsShop, random: Random): Promise<string[]> {
  const by = random.one(CUSTOMERS);
  const { items } = await shop.asCustomer("booking_list", {}, by);
  const booking = random.one<Record<string, unknown>>(items);
  const name = (booking.service as { en: string }).en;
  const input = { bookingId: booking.id };
  const summary = await shop.preview("booking_delete", input, by)
    .then(({ summary }) => summary, String);
  return summary.includes(name) ? [] : [`wrong: card says ${summary}`];
}
