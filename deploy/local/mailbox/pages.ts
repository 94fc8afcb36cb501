import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { pageFrame } from "../page_frame.ts";
import type { Mailbox, ReceivedMail } from "./mailbox.ts";

const TITLE = "Local mailbox (demo)";

/** All mails, and the files that came with them. */
export function pages(mailbox: Mailbox): Hono {
  return new Hono()
    .get("/", (c) => c.html(mailboxPage(mailbox)))
    .get("/mails/:id/:file", (c) => file(c, mailbox))
    .post("/local/switches", async (c) => {
      mailbox.isDown = "isDown" in await c.req.parseBody();
      return c.redirect("/", 303);
    });
}

function file(c: Context, { mails }: Mailbox) {
  const mail = mails.find(({ id }) => id === c.req.param("id"));
  const found = mail?.attachments?.[Number(c.req.param("file"))];
  if (!found) return c.notFound();
  return c.body(Uint8Array.fromBase64(found.content), 200, {
    "content-type": found.content_type ?? "application/octet-stream",
    "content-disposition": `attachment; filename="${found.filename}"`,
  });
}

function mailboxPage({ mails, isDown }: Mailbox): string {
  const content = html`
    <h1>${TITLE}</h1>
    ${mails.length === 0 ? html`<p>There are no mails yet.</p>` : ""}
    ${mails.map(mailPart)}
    <form method="post" action="/local/switches">
      <label><input type="checkbox" name="isDown" ${isDown
        ? "checked"
        : ""}> Answer 500</label>
      <button>Save</button>
    </form>
    <p class="note">This runs on this computer only, and no mail leaves it.</p>
  `;
  return pageFrame({ language: "en", title: TITLE, content });
}

function mailPart(mail: ReceivedMail) {
  const { id, at, from, to, subject, text, attachments = [] } = mail;
  return html`
    <article class="message" data-to="${to.join(" ")}">
      <h2>${subject}</h2>
      <time>${at.toISOString()}</time>
      <p>${from} → ${to.join(", ")}</p>
      <p>${text}</p>
      ${attachments.map(({ filename }, index) =>
        html`<p><a href="/mails/${id}/${index}">${filename}</a></p>`
      )}
      ${unsubscribeButton(mail)}
    </article>
  `;
}

/** What a mail program offers where one request is enough (RFC 8058). */
function unsubscribeButton({ headers = {} }: ReceivedMail) {
  const url = headers["List-Unsubscribe"]?.match(/^<(.*)>$/)?.[1];
  if (!url || !headers["List-Unsubscribe-Post"]) return "";
  return html`
    <form method="post" action="${url}">
      <input type="hidden" name="List-Unsubscribe" value="One-Click">
      <button>Unsubscribe</button>
    </form>
  `;
}
