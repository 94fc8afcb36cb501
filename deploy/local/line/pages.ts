import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { pageFrame } from "../page_frame.ts";
import type { LineAccount, LinePerson } from "./account.ts";

const TITLE = "Local LINE (demo)";

/** What a button does to a person's relation with the account. */
const ACTIONS = { none: "follow", friend: "block", blocked: "follow" } as const;
const LABELS = {
  none: "Add the shop as a friend",
  friend: "Block the shop",
  blocked: "Unblock the shop",
};

/** The inboxes of all people, and what can go wrong. */
export function pages(account: LineAccount): Hono {
  return new Hono()
    .get("/", (c) => c.html(inboxPage(account)))
    // LINE's own page, on which a person adds the account as a friend.
    .get("/R/ti/p/:basicId", (c) => c.redirect("/"))
    .post("/local/:action/:userId", (c) => {
      const userId = c.req.param("userId");
      if (c.req.param("action") === "follow") account.follow(userId);
      if (c.req.param("action") === "block") account.block(userId);
      return c.redirect("/", 303);
    })
    .post("/local/switches", (c) => changeSwitches(c, account));
}

async function changeSwitches(c: Context, account: LineAccount) {
  const body = await c.req.parseBody();
  account.switches = {
    down: "down" in body,
    lostAnswers: "lostAnswers" in body,
  };
  const limit = Number(body["monthlyLimit"]);
  if (Number.isInteger(limit) && limit >= 0) account.monthlyLimit = limit;
  return c.redirect("/", 303);
}

function inboxPage(account: LineAccount): string {
  const { switches, monthlyLimit, used } = account;
  const content = html`
    <h1>${TITLE}</h1>
    ${[...account.people.values()].map(personPart)}
    <p>${used} of ${monthlyLimit} messages of this month are sent.</p>
    <form method="post" action="/local/switches">
      <label>Messages of a month <input name="monthlyLimit" type="number"
        min="0" value="${monthlyLimit}"></label>
      ${box("down", "Answer 500", switches.down)}
      ${box("lostAnswers", "Deliver, and answer 500", switches.lostAnswers)}
      <button>Save</button>
    </form>
    <p class="note">This runs on this computer only. It never contacts the real
      LINE, and nobody receives anything.</p>
  `;
  return pageFrame({ language: "en", title: TITLE, content });
}

function personPart({ id, name, relation, inbox }: LinePerson) {
  return html`
    <section data-person="${id}" data-relation="${relation}">
      <h2>${name}</h2>
      ${inbox.map(({ text, at }) =>
        html`<article class="message"><time>${at.toISOString()}</time><p>${text}</p></article>`
      )}
      <form method="post" action="/local/${ACTIONS[relation]}/${id}">
        <button>${LABELS[relation]}</button>
      </form>
    </section>
  `;
}

function box(name: string, label: string, isOn: boolean) {
  return html`<label><input type="checkbox" name="${name}" ${
    isOn ? "checked" : ""
  }> ${label}</label>`;
}
