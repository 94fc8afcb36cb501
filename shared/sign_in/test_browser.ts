import makeFetchCookie from "fetch-cookie";

const { CookieJar } = makeFetchCookie.toughCookie;

/** Answers a request: `fetch`, or the handler of an app in this process. */
export type Fetch = (request: Request) => Response | Promise<Response>;

/**
 * A browser with a cookie jar, for tests. As in real browsers, cookies ignore
 * ports: two servers on localhost share them.
 */
export class TestBrowser {
  readonly #site: string;
  #jar = new CookieJar();

  /** @param site The site whose cookies are read and set by name. */
  constructor(site = "http://localhost") {
    this.#site = site;
  }

  /** Sends one request through `answer` and follows no redirect. */
  send(
    to: string | URL,
    init: RequestInit = {},
    answer: Fetch = fetch,
  ): Promise<Response> {
    const fetchWithUrl = async (url: string, init?: RequestInit) => {
      const response = await answer(new Request(url, init));
      // An app's response has no URL, and the jar needs one.
      Object.defineProperty(response, "url", { value: url });
      return response;
    };
    const { href } = new URL(to, this.#site);
    return makeFetchCookie(fetchWithUrl, this.#jar)(href, {
      ...init,
      redirect: "manual",
    });
  }

  /**
   * Sends a request and follows its redirects, up to the one that leads to a
   * URL starting with `end`, which is returned but not requested.
   */
  async follow(
    to: string | URL,
    { end, ...init }: RequestInit & { end: string },
  ): Promise<{ url: URL; response: Response }> {
    const response = await this.send(to, init);
    const location = response.headers.get("Location");
    const url = new URL(to, this.#site);
    if (location === null) return { url, response };
    await response.body?.cancel();
    const next = new URL(location, url);
    if (next.href.startsWith(end)) return { url: next, response };
    const { headers = {} } = init;
    return await this.follow(next, { end, headers });
  }

  /** The site's cookies, in the order in which they were set. */
  get cookies(): { name: string; value: string }[] {
    return this.#jar.getCookiesSync(this.#site)
      .map(({ key: name, value }) => ({ name, value }));
  }

  /** The value of a cookie of the site. */
  cookie(name: string): string | undefined {
    return this.cookies.find((each) => each.name === name)?.value;
  }

  setCookie(name: string, value: string): void {
    const secure = this.#site.startsWith("https:") ? "; Secure" : "";
    this.#jar.setCookieSync(`${name}=${value}; Path=/${secure}`, this.#site);
  }

  deleteCookie(name: string): void {
    this.#jar.setCookieSync(`${name}=; Path=/; Max-Age=0`, this.#site);
  }

  /** Takes over all cookies that another browser holds now. */
  copyCookies(other: TestBrowser): void {
    this.#jar = other.#jar.cloneSync()!;
  }
}
