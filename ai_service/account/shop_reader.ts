import type { TokenUser } from "../../shared/contract/claims.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { McpTool } from "../agent/mcp_client.ts";
import type { ToolArguments } from "../agent/turn.ts";
import { isReadScope } from "../auth/mcp_token.ts";
import type { ShopDeps } from "./deps.ts";

/** One item of a list of the MCP server, as it came. */
export type Item = Record<string, unknown>;

/** The MCP server cannot say at present what the customer has there. */
export class ShopUnavailableError extends Error {
  override name = "ShopUnavailableError";
}

/** Most pages of a list; each has 100 items. */
const MAX_PAGES = 100;

/** Reads what a customer has at the shop, under a token that can only read. */
export class ShopReader {
  readonly #deps: ShopDeps;
  readonly #user: TokenUser;
  readonly #locale: Locale;
  #token: Promise<string> | undefined;

  constructor(deps: ShopDeps, user: TokenUser, locale: Locale) {
    this.#deps = deps;
    this.#user = user;
    this.#locale = locale;
  }

  /**
   * The tool of that name; undefined where the server has none.
   *
   * @throws {McpUnavailableError} If the server does not answer.
   */
  async tool(name: string): Promise<McpTool | undefined> {
    return (await this.#tools()).find((tool) => tool.name === name);
  }

  /**
   * All items that a tool lists; none where the server has no such tool.
   *
   * @throws {McpUnavailableError | ShopUnavailableError}
   */
  async *list(name: string, args: ToolArguments): AsyncGenerator<Item> {
    if ((await this.tool(name))?.kind !== "read") return;
    let page: ToolArguments = { ...args, limit: 100 };
    for (let pages = 0; pages < MAX_PAGES; pages++) {
      const { items, nextCursor } = await this.#read(name, page);
      for (const item of items) yield item;
      if (typeof nextCursor !== "string") return;
      page = { ...page, cursor: nextCursor };
    }
  }

  /** A token of this reader, under which writes can be previewed too. */
  token(): Promise<string> {
    return this.#token ??= this.#mint();
  }

  async #read(name: string, args: ToolArguments) {
    const token = await this.token();
    const outcome = await this.#deps.mcp.callTool({ name, args, token });
    if (!outcome.ok) throw new ShopUnavailableError(outcome.error.error);
    const { items, nextCursor } = outcome.result as Record<string, unknown>;
    return { items: items as Item[], nextCursor };
  }

  async #mint(): Promise<string> {
    const scopes = (await this.#tools()).filter(({ kind }) => kind === "read")
      .map(({ scope }) => scope).filter(isReadScope);
    const minted = await this.#deps.mcpTokens.turnToken(
      this.#user,
      [...new Set(scopes)],
      "account",
    );
    return minted.token;
  }

  #tools(): Promise<McpTool[]> {
    const { mcp, mcpTokens } = this.#deps;
    return mcp.listTools(
      async () => (await mcpTokens.serviceToken(["tool:list"])).token,
      this.#locale,
    );
  }
}
