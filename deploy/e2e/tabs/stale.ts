import { type CustomerWindow, text } from "./windows.ts";

/**
 * One window approves a card while another has not heard of it; then the other
 * one presses its own button. Resolves to what is wrong with the answer to that;
 * undefined where no card waits.
 */
export async function pressStaleButton(
  window: CustomerWindow,
  stale: CustomerWindow,
): Promise<string[] | undefined> {
  const card = '.approval[data-state="pending"]';
  if (await window.page.locator(card).count() === 0) return undefined;
  // From here on the other window hears nothing.
  await stale.page.route("**/events", (route) => route.abort());
  await stale.page.reload();
  const buttons = stale.page.locator(card).first();
  const approve = buttons.getByRole("button", {
    name: text.approval.approve,
    disabled: false,
  });
  await approve.waitFor();
  await window.page.locator(card).first().getByRole("button", {
    name: text.approval.decline,
    disabled: false,
  }).click();
  await window.page.locator('.messages[aria-busy="false"]')
    .waitFor({ state: "attached" });
  const [answer] = await Promise.all([
    stale.page.waitForResponse((response) =>
      response.url().includes("/approvals/")
    ),
    approve.click(),
  ]);
  const told = stale.page.getByRole("alert")
    .getByText(text.failure.codes["already_decided"]!);
  const wrong = answer.status() === 409 ? [] : [`answered ${answer.status()}`];
  await told.waitFor({ timeout: 2_000 })
    .catch(() => wrong.push("the page does not say that it was decided"));
  await stale.page.unroute("**/events");
  await stale.page.reload();
  return wrong;
}
