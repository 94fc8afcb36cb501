import type { PriorDiscovery } from "@modelcontextprotocol/client";
import type { Locale } from "../../shared/ui/locale.ts";
import type { McpTool } from "./mcp_client.ts";

/** Lifetime of a list of tools, in milliseconds. */
const LIFETIME = 30_000;
/** How long a list is used where the server gives no newer one. */
const LONGEST_LIFETIME = 10 * 60_000;
/** After that time, whoever asks for a list is taken for dead. */
const ASKING_TIME = 5_000;

/** A list, and when it was asked for, in milliseconds since the epoch. */
interface KnownList {
  tools: McpTool[];
  asked: number;
}

/**
 * A cache of the MCP server's tool list and of its protocol version. It stores
 * finished answers and never promises: in Workers a promise belongs to the request
 * that created it, and may never settle when that request ends.
 */
export class ToolCache {
  /** The result of the protocol's discovery; the next connection starts with it. */
  discovery: PriorDiscovery | undefined;
  readonly #lists = new Map<Locale, KnownList>();
  /** Since when somebody asks for the list. */
  readonly #asking = new Map<Locale, number>();
  /** When the list was last asked for in vain. */
  readonly #failed = new Map<Locale, number>();

  /**
   * The list, unless it is to be asked for again. A turn needs it several times,
   * and would wait each time where the server does not answer.
   */
  get(locale: Locale, now: Date): McpTool[] | undefined {
    const failed = this.#failed.get(locale);
    const isAway = failed !== undefined && now.getTime() < failed + LIFETIME;
    return isAway
      ? this.last(locale, now)
      : this.#youngerThan(LIFETIME, locale, now);
  }

  /** The last list, for the case that there is no newer one. */
  last(locale: Locale, now: Date): McpTool[] | undefined {
    return this.#youngerThan(LONGEST_LIFETIME, locale, now);
  }

  /** Whether somebody else asks for the list, so that it will come. */
  isAsking(locale: Locale, now: Date): boolean {
    const since = this.#asking.get(locale);
    return since !== undefined && now.getTime() - since < ASKING_TIME;
  }

  /** Keeps the list that `ask` resolves to. */
  async fill(
    locale: Locale,
    now: Date,
    ask: () => Promise<McpTool[]>,
  ): Promise<McpTool[]> {
    const asked = now.getTime();
    this.#asking.set(locale, asked);
    try {
      const tools = await ask();
      this.#lists.set(locale, { tools, asked });
      this.#failed.delete(locale);
      return tools;
    } catch (error) {
      this.#failed.set(locale, asked);
      throw error;
    } finally {
      this.#asking.delete(locale);
    }
  }

  #youngerThan(
    age: number,
    locale: Locale,
    now: Date,
  ): McpTool[] | undefined {
    const list = this.#lists.get(locale);
    return list && now.getTime() < list.asked + age ? list.tools : undefined;
  }
}
