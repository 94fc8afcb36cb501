import type { Locator } from "playwright-core";
import type { OpenDay } from "../open_day.ts";
import type { Random } from "../../../shared/random/random.ts";
import { type CustomerWindow, text } from "./windows.ts";

const QUICK = { timeout: 3_000 };

/** Something that the customer does in one of the windows; false where it cannot be done now. */
export type Step = (
  window: CustomerWindow,
  chance: { random: Random; day: OpenDay },
) => Promise<boolean>;

const send: Step = async ({ page }, { random, day }) => {
  const hour = 10 + random.below(8);
  const message = random.one([
    `book a haircut on ${day.en} at ${hour}:00`,
    `book a head spa on ${day.en} at ${hour}:30`,
    "show my bookings",
    "what products do you have?",
    "order one hair oil",
    `what times are free for a haircut on ${day.en}?`,
    "thanks",
  ]);
  await page.getByRole("textbox", { name: text.composer.label })
    .fill(message);
  await page.getByRole("button", { name: text.composer.send, disabled: false })
    .click(QUICK);
  return true;
};

const tap: Step = async ({ page }, { random }) => {
  const buttons = page.locator(
    ".message > .result .button:enabled:visible",
  );
  const count = await buttons.count();
  if (count === 0) return false;
  return await click(buttons.nth(random.below(count)));
};

/** False where the button went away, as it does when another window is told. */
function click(button: Locator): Promise<boolean> {
  return button.click(QUICK).then(() => true, () => false);
}

function decide(name: string): Step {
  return async ({ page }, { random }) => {
    const cards = page.locator('.approval[data-state="pending"]');
    const count = await cards.count();
    if (count === 0) return false;
    return await click(
      cards.nth(random.below(count))
        .getByRole("button", { name, disabled: false }),
    );
  };
}

const edit: Step = async ({ page }, { random, day }) => {
  const own = page.locator('.message[data-role="user"]').last();
  if (await own.count() === 0) return false;
  await own.hover();
  await own.getByRole("button", { name: text.message.edit, disabled: false })
    .click(QUICK);
  await page.locator(".message-edit textarea").fill(
    `book a perm on ${day.en} at ${10 + random.below(6)}:00`,
  );
  await page.locator(".message-edit").getByRole("button", {
    name: text.composer.send,
    disabled: false,
  }).click(QUICK);
  return true;
};

const stop: Step = async (window, chance) => {
  await send(window, chance);
  // The answer may be there before the button can be pressed.
  await window.page.getByRole("button", { name: text.composer.stop })
    .click({ timeout: 200 }).catch(() => {});
  return true;
};

const rename: Step = async ({ page }, { random }) => {
  await page.evaluate(
    ([title]) =>
      fetch(`/api/conversations/${location.pathname.split("/").at(-1)}`, {
        method: "PATCH",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ title }),
      }),
    [`Title ${random.below(1000)}`],
  );
  return true;
};

/** What can be done, some of it more often. */
export const STEPS: readonly [name: string, step: Step][] = [
  ["send", send],
  ["send", send],
  ["send", send],
  ["tap", tap],
  ["tap", tap],
  ["approve", decide(text.approval.approve)],
  ["approve", decide(text.approval.approve)],
  ["decline", decide(text.approval.decline)],
  ["edit", edit],
  ["stop", stop],
  ["rename", rename],
];
