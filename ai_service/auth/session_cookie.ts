import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { mustBeSecure } from "../../shared/sign_in/mod.ts";
import { LIFETIME_MS } from "./session.ts";

/** The cookie that holds a session's id. */
export class SessionCookie {
  readonly #secure: boolean;
  readonly #name: string;

  /** @throws {TypeError} If the site is neither https nor http://localhost. */
  constructor(siteUrl: string) {
    this.#secure = mustBeSecure(siteUrl);
    this.#name = this.#secure ? "__Host-ai_session" : "ai_session";
  }

  read(c: Context): string | undefined {
    return getCookie(c, this.#name);
  }

  write(c: Context, id: string): void {
    setCookie(c, this.#name, id, {
      ...this.#attributes(),
      maxAge: LIFETIME_MS / 1000,
    });
  }

  clear(c: Context): void {
    deleteCookie(c, this.#name, this.#attributes());
  }

  #attributes() {
    return {
      path: "/",
      httpOnly: true,
      sameSite: "Lax",
      secure: this.#secure,
    } as const;
  }
}
