import { TIMEOUT_MS } from "./browser.ts";

/** The key of an element's reference (W3C WebDriver 2, section 12.1). */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Longer than any command waits for an element. */
const COMMAND_TIMEOUT_MS = 2 * TIMEOUT_MS;

/** Pages that one search may see. */
const MOST_PAGES = 3;

/** A W3C WebDriver session with the commands that the tests need. */
export class WebDriverSession {
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  /** Starts a browser with a new profile through the driver at `url`. */
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

  /**
   * The path of the first matching element; waits for the implicit timeout.
   * WebKit breaks off a search when the page goes; the next page is searched.
   */
  async find(xpath: string): Promise<string> {
    for (let pages = 1;; pages++) {
      try {
        const found = await this.send<Record<typeof ELEMENT, string>>(
          "POST",
          "/element",
          { using: "xpath", value: xpath },
        );
        return `/element/${found[ELEMENT]}`;
      } catch (error) {
        if (pages === MOST_PAGES || !isOfLeaving(error)) throw error;
      }
    }
  }

  /** The path of the element that has the focus. */
  async findActive(): Promise<string> {
    const found = await this.send<Record<typeof ELEMENT, string>>(
      "GET",
      "/element/active",
    );
    return `/element/${found[ELEMENT]}`;
  }
}

/** Whether the command ended because the page was left while it ran. */
function isOfLeaving(error: unknown): boolean {
  return error instanceof Error && error.message.includes("unload event");
}

async function command<Value>(
  method: "GET" | "POST" | "DELETE",
  url: string,
  body: Record<string, unknown>,
): Promise<Value> {
  const response = await fetch(url, {
    method,
    ...(method === "POST" && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(COMMAND_TIMEOUT_MS),
  });
  const { value } = await response.json();
  if (response.ok) return value;
  throw new Error(
    `${method} ${new URL(url).pathname} ${JSON.stringify(body)}: ` +
      `${value.error}: ${value.message}`,
  );
}
