import { html } from "hono/html";
import { pageFrame } from "../page_frame.ts";
import type { StripeAccount } from "./account.ts";
import type { Switches } from "./webhooks.ts";

const LABELS: Record<keyof Switches, string> = {
  duplicate: "Send each event twice",
  late: "Send each event 5 s later",
  reordered: "Send two events in the wrong order",
  dropped: "Send no events",
};

/** The page that shows the sessions, and how events are sent. */
export function switchesPage(
  { sessions }: StripeAccount,
  switches: Switches,
): string {
  const content = html`
    <h1>Local Stripe (demo)</h1>
    <ul>${[...sessions.values()].map(({ session }) =>
      html`<li><a href="/c/pay/${session.id}">${
        session.client_reference_id ?? session.id
      }</a><span>${session.status}, ${session.payment_status}</span></li>`
    )}</ul>
    <form method="post" action="/local/switches">
      ${Object.entries(LABELS).map(([name, label]) =>
        html`<label><input type="checkbox" name="${name}" ${
          switches[name as keyof Switches] ? "checked" : ""
        }> ${label}</label>`
      )}
      <button>Save</button>
    </form>
    <p class="note">This runs on this computer only, and no money moves.</p>
  `;
  return pageFrame({ language: "en", title: "Local Stripe (demo)", content });
}
