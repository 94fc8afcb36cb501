import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { needsSecureCookies } from "./transaction.ts";

/** Options of {@linkcode SessionCookie}. */
export interface SessionCookieOptions {
  /** The name without prefix. Each service needs its own: cookies ignore ports. */
  name: string;
  /** How long browsers keep the cookie, in milliseconds. */
  lifetimeMs: number;
}

/**
 * The cookie that holds a session's id: `HttpOnly`, `SameSite=Lax` and, over
 * https, `Secure` with the `__Host-` prefix, which binds it to one host
 * (draft-ietf-httpbis-rfc6265bis, section 4.1.3.2).
 */
export class SessionCookie {
  readonly #name: string;
  readonly #lifetimeMs: number;
  readonly #secure: boolean;

  /** @throws {TypeError} If the site is neither https nor http://localhost. */
  constructor(siteUrl: string, { name, lifetimeMs }: SessionCookieOptions) {
    this.#secure = needsSecureCookies(siteUrl);
    this.#name = this.#secure ? `__Host-${name}` : name;
    this.#lifetimeMs = lifetimeMs;
  }

  /** The session's id that the browser sent, if any. */
  read(c: Context): string | undefined {
    return getCookie(c, this.#name);
  }

  write(c: Context, id: string): void {
    const maxAge = this.#lifetimeMs / 1000;
    setCookie(c, this.#name, id, { ...this.#attributes(), maxAge });
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
