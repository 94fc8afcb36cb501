import {
  account,
  Browser,
  createStaffSite,
  SITE,
  type StaffSite,
  type StaffSiteOptions,
} from "../auth/staff_test_site.ts";
import type { AllowList } from "../staff/allow_list.ts";
import type { DemoAccount } from "../../deploy/local/accounts.ts";
import { routeOf } from "./test_calls.ts";

/** The owner that every test starts with. */
export const OWNER = "owner@example.com";

/** An answer of the admin API. */
export interface AdminAnswer {
  status: number;
  // deno-lint-ignore no-explicit-any -- every operation has its own result
  body: any;
}

/** A browser of somebody who may be staff. */
export class StaffBrowser {
  readonly browser: Browser;

  constructor(site: StaffSite) {
    this.browser = new Browser(site);
  }

  /** The role after a sign-in; null if it was refused. */
  async signIn(hint: string): Promise<string | null> {
    await this.browser.signIn(hint);
    return await this.role();
  }

  /** The role that the browser's session has; null if there is none. */
  async role(): Promise<string | null> {
    const answer = await this.browser.send("/api/admin/me");
    const { admin } = await answer.json();
    return admin?.role ?? null;
  }

  /** Calls an operation as staff. */
  async call(name: string, args: object = {}): Promise<AdminAnswer> {
    const answer = await this.browser.send(`/api/admin/${routeOf(name)}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: SITE },
      body: JSON.stringify(args),
    });
    return { status: answer.status, body: await answer.json() };
  }
}

/** A site with its owner signed in. */
export interface StaffWorld extends AsyncDisposable {
  site: StaffSite;
  owner: StaffBrowser;
  /** Signs somebody in; resolves to the browser, whose role may be null. */
  signIn(hint: string): Promise<StaffBrowser>;
  /** The id of the person with that address. */
  idOf(email: string): Promise<string>;
}

/** Opens a site that lists the owner and whoever else `allowed` says. */
export async function openStaffWorld(
  accounts: readonly Partial<DemoAccount>[],
  allowed: Partial<AllowList> = {},
  options: Pick<StaffSiteOptions, "now" | "pages" | "rateLimit"> = {},
): Promise<StaffWorld> {
  const site = await createStaffSite({
    ...options,
    accounts: [{ email: OWNER }, ...accounts].map(account),
    allowed: { ...allowed, emails: [OWNER, ...allowed.emails ?? []] },
  });
  const signIn = async (hint: string) => {
    const browser = new StaffBrowser(site);
    await browser.signIn(hint);
    return browser;
  };
  return {
    site,
    owner: await signIn(OWNER),
    signIn,
    async idOf(email) {
      const [row] = await site.database.owner<[{ id: string }]>`
        select id from mcp_users where email = ${email}
        order by created_at limit 1`;
      return row.id;
    },
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  };
}
