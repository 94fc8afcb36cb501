/** A browser's cookies, for tests that call a handler without a network. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>();

  /** A top-level navigation with the cookies held so far. */
  request(url: string | URL, init: RequestInit = {}): Request {
    const headers = new Headers(init.headers);
    if (this.#cookies.size > 0) headers.set("cookie", this.cookieHeader);
    return new Request(url, { redirect: "manual", ...init, headers });
  }

  get cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`)
      .join("; ");
  }

  get cookieNames(): string[] {
    return [...this.#cookies.keys()];
  }

  /** Keeps, replaces or drops what `Set-Cookie` headers say. */
  keep(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [, name = "", value = ""] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      if (/; Max-Age=0(;|$)/.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}
