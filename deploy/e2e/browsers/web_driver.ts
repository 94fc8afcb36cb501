import { TIMEOUT_MS } from "./browser.ts";

/** How WebDriver calls an element (W3C WebDriver 2, section 12.1). */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Longer than any command may wait for what it was asked for. */
const ANSWER_WITHIN_MS = 2 * TIMEOUT_MS;

/** A session of W3C WebDriver: the few commands that a story needs. */
export class WebDriverSession {
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  /** Asks the driver at `url` for a browser with a fresh profile. */
  static async start(url: string): Promise<WebDriverSession> {
    const capabilities = { alwaysMatch: {} };
    const { sessionId } = await command<{ sessionId: string }>(
      "POST",
      `${url}/session`,
      { capabilities },
    );
    return new WebDriverSession(`${url}/session/${sessionId}`);
  }

  /** Sends a command of this session, e.g. `POST` to `/url`. */
  send<Value = unknown>(
    method: "GET" | "POST" | "DELETE",
    path: string,
    body: Record<string, unknown> = {},
  ): Promise<Value> {
    return command<Value>(method, this.#url + path, body);
  }

  /** The path of the first such element; waits as long as the session's implicit timeout says. */
  async find(xpath: string): Promise<string> {
    const found = await this.send<Record<typeof ELEMENT, string>>(
      "POST",
      "/element",
      { using: "xpath", value: xpath },
    );
    return `/element/${found[ELEMENT]}`;
  }
}

async function command<Value>(
  method: "GET" | "POST" | "DELETE",
  url: string,
  body: Record<string, unknown>,
): Promise<Value> {
  const response = await fetch(url, {
    method,
    ...(method === "POST" && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const { value } = await response.json();
  if (response.ok) return value;
  throw new Error(
    `${method} ${new URL(url).pathname} ${JSON.stringify(body)}: ` +
      `${value.error}: ${value.message}`,
  );
}
