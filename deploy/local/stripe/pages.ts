import { type Context, Hono } from "hono";
import type { StripeAccount } from "./account.ts";
import { StripeRefusal } from "./error.ts";
import { type Action, ACTIONS, hostedPage, successUrl } from "./hosted_page.ts";
import { switchesPage } from "./switches_page.ts";
import { NO_SWITCHES, type Switches, type Webhooks } from "./webhooks.ts";

/** What people see: the hosted page, and the switches. */
export function pages(account: StripeAccount, webhooks: Webhooks): Hono {
  return new Hono()
    .onError((error, c) => {
      if (!(error instanceof StripeRefusal)) throw error;
      return c.text(error.message, error.status as 400);
    })
    .get("/", (c) => c.html(switchesPage(account, webhooks.switches)))
    .post("/local/switches", async (c) => {
      webhooks.switches = toSwitches(await c.req.parseBody());
      return c.redirect("/", 303);
    })
    .get("/c/pay/:id", (c) => {
      account.endWhatIsDue();
      const isDeclined = c.req.query("declined") !== undefined;
      return c.html(hostedPage(account.session(idOf(c)), { isDeclined }));
    })
    .post("/c/pay/:id", async (c) => {
      const { action } = await c.req.parseBody();
      const known = ACTIONS.find((each) => each === action);
      if (!known) return c.text("Unknown action", 400);
      return c.redirect(tryTo(account, idOf(c), known), 303);
    });
}

function idOf(c: Context): string {
  return c.req.param("id") ?? "";
}

function toSwitches(body: Record<string, unknown>): Switches {
  const names = Object.keys(NO_SWITCHES) as (keyof Switches)[];
  return names.reduce(
    (switches, name) => ({ ...switches, [name]: name in body }),
    NO_SWITCHES,
  );
}

/** In a tab that was left open, the page may have ended meanwhile; it says so. */
function tryTo(account: StripeAccount, id: string, action: Action): string {
  try {
    return act(account, id, action);
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error;
    return `/c/pay/${id}`;
  }
}

/** Does what the button says; returns where the browser goes next. */
function act(account: StripeAccount, id: string, action: Action): string {
  const here = `/c/pay/${id}`;
  switch (action) {
    case "pay":
      account.pay(id);
      return successUrl(account.session(id).session);
    case "decline":
      account.decline(id);
      return `${here}?declined`;
    case "voucher":
      account.takeVoucher(id);
      return here;
    case "lapse":
      account.expire(id);
      return here;
    case "payVoucher":
      account.payVoucher(id);
      return here;
    case "lapseVoucher":
      account.lapseVoucher(id);
      return here;
  }
}
