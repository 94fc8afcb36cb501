import { assertEquals } from "@std/assert";
import { buildSite } from "../../../ai_service/ui/development.ts";
import { startPair } from "../pair.ts";
import { chosenDialogues } from "./chosen.ts";
import { holdDialogue } from "./hold_dialogue.ts";
import { executablePath, launchBrowser } from "./screen_customer.ts";

/** All of them take minutes: `deno task proof:chat`. */
const COUNT = Number(Deno.env.get("SCREEN_DIALOGUES") ?? 8);

Deno.test({
  name:
    `what the screen says at the end of ${COUNT} dialogues is what the services did`,
  ignore: executablePath === undefined,
  async fn() {
    const dialogues = await chosenDialogues(COUNT);
    assertEquals(dialogues.length, COUNT);
    await using pair = await startPair(
      { AI_MODEL: "offline" },
      await buildSite(),
    );
    const browser = await launchBrowser();
    const wrong: Record<string, string[]> = {};
    for (const [at, dialogue] of dialogues.entries()) {
      const last = at % 4 === 3 ? "reject" : "approve";
      const found = await holdDialogue(browser, pair, dialogue, last);
      if (found.length > 0) wrong[dialogue.name] = found;
    }
    await browser.close();
    const disagree = Object.keys(wrong).length;
    console.log(
      `figure: screen_disagrees = ${disagree} (goal = 0), of ${COUNT} dialogues`,
    );
    assertEquals(wrong, {});
  },
});
