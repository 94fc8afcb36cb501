import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { mustBeSecure } from "../../shared/sign_in/mod.ts";
import { SESSION_LIFETIME_MS } from "./session.ts";

/** Not the AI service's name, because cookies ignore ports. */
const NAME = "mcp_admin";

/** The cookie that holds a staff session's id, for one site. */
export class SessionCookie {
  readonly #secure: boolean;

  /** @throws {TypeError} If the site is neither https nor http://localhost. */
  constructor(siteUrl: string) {
    this.#secure = mustBeSecure(siteUrl);
  }

  read(c: Context): string | undefined {
    return this.#secure ? getCookie(c, NAME, "host") : getCookie(c, NAME);
  }

  write(c: Context, sessionId: string): void {
    setCookie(c, NAME, sessionId, {
      ...this.#options(),
      httpOnly: true,
      sameSite: "Lax",
      maxAge: SESSION_LIFETIME_MS / 1000,
    });
  }

  clear(c: Context): void {
    deleteCookie(c, NAME, this.#options());
  }

  #options() {
    return this.#secure
      ? { path: "/", secure: true, prefix: "host" } as const
      : { path: "/" };
  }
}
