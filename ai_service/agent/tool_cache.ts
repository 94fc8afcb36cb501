import type { PriorDiscovery } from "@modelcontextprotocol/client";
import type { Locale } from "../../shared/ui/locale.ts";
import type { McpTool } from "./mcp_client.ts";

/** Lifetime of a list of tools, in milliseconds. */
const LIFETIME = 30_000;

/**
 * What the MCP server has told about itself. It holds answers and never what is
 * still under way, which in Workers belongs to the request that asked.
 */
export class ToolCache {
  /** What the protocol's discovery found, for the next connection. */
  discovery: PriorDiscovery | undefined;
  readonly #lists = new Map<Locale, { tools: McpTool[]; until: number }>();

  get(locale: Locale, now: Date): McpTool[] | undefined {
    const list = this.#lists.get(locale);
    return list && now.getTime() < list.until ? list.tools : undefined;
  }

  /** @param asked When the server was asked. */
  set(locale: Locale, tools: McpTool[], asked: Date): void {
    this.#lists.set(locale, { tools, until: asked.getTime() + LIFETIME });
  }
}
