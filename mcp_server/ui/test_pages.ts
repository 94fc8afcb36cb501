import {
  account,
  Browser,
  createStaffSite,
  SITE,
} from "../auth/staff_test_site.ts";
import type { SiteHandler } from "../site.ts";

const OWNER = "owner@example.com";

/** The site with its owner signed in; further accounts are not let in yet. */
export async function openDesk(
  pages: SiteHandler,
  { emails = [] }: { emails?: readonly string[] } = {},
) {
  const site = await createStaffSite({
    accounts: [OWNER, ...emails].map((email) => account({ email })),
    allowed: { emails: [OWNER] },
    pages,
  });
  const owner = new Browser(site);
  await owner.signIn(OWNER);
  return {
    site,
    owner,
    read: (path: string) => readPage(owner, path),
    send: (path: string, fields: Record<string, string>) =>
      submit(owner, path, fields),
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  };
}

/** A page as a browser got it. */
export interface ReadPage {
  status: number;
  html: string;
}

/** Opens a page in English. */
export async function readPage(
  browser: Browser,
  path: string,
): Promise<ReadPage> {
  const answer = await browser.send(path, {
    headers: { "Accept-Language": "en" },
  });
  return { status: answer.status, html: await answer.text() };
}

/** Sends a form to a page, and follows where it leads. */
export async function submit(
  browser: Browser,
  path: string,
  fields: Record<string, string>,
): Promise<ReadPage> {
  const answer = await browser.send(path, {
    method: "POST",
    headers: { Origin: SITE, "Accept-Language": "en" },
    body: new URLSearchParams(fields),
  });
  const html = await answer.text();
  const to = answer.headers.get("Location");
  return to ? await readPage(browser, to) : { status: answer.status, html };
}
