import type { BrowserContext, Page } from "playwright-core";
import { orderWords } from "../../mcp_server/ui/locales/orders.ts";
import type { Story } from "./payment_story.ts";
import type { TestStack } from "./stack.ts";

/** An order as staff see it, on pages that stay open. */
export interface OrderOnDesk {
  /** Resolves once each page shows that it is paid. */
  untilPaid(): Promise<void>;
  /** The same for what was given back. */
  untilRefunded(): Promise<void>;
  /** Whether every page is still the one that was opened. */
  isSamePages(): Promise<boolean>;
}

/** Opens the order's page, the list of orders, and the day, as the owner. */
export async function openOnDesk(
  context: BrowserContext,
  { mcpServerUrl }: TestStack,
  { order: { id, number }, story: { language } }: {
    order: { id: string; number: string };
    story: Story;
  },
): Promise<OrderOnDesk> {
  const owner = await context.newPage();
  await owner.goto(
    `${mcpServerUrl}/auth/login/google?login_hint=owner@example.com`,
  );
  await owner.close();
  const open = async (path: string) => {
    const page = await context.newPage();
    await page.goto(`${mcpServerUrl}${path}`);
    await page.evaluate(() => document.body.dataset.kept = "yes");
    return page;
  };
  const one = await open(`/admin/orders/${id}`);
  const list = await open("/admin/orders");
  const today = await open("/admin");
  const { payments } = orderWords[language];
  const shows = (page: Page, place: string, text: string) =>
    page.locator(place).getByText(text, { exact: false }).first().waitFor();
  return {
    async untilPaid() {
      await Promise.all([
        shows(one, "#order-state", payments.paid),
        one.locator("#card-hand-over").waitFor(),
        one.locator("#card-cancel").waitFor({ state: "detached" }),
        shows(list, "#orders-now", payments.paid),
        shows(today, "#card-hand-out", number),
      ]);
    },
    async untilRefunded() {
      await Promise.all([
        shows(one, "#order-state", payments.refunded),
        shows(list, "#orders-now", payments.refunded),
      ]);
    },
    async isSamePages() {
      const kept = await Promise.all(
        [one, list, today].map((page) =>
          page.evaluate(() => document.body.dataset.kept)
        ),
      );
      return kept.every((value) => value === "yes");
    },
  };
}
