/** Environment variables by name. */
export type Variables = Record<string, string | undefined>;

/** The two services that are looked at, and what is known of them here. */
export interface System {
  aiUrl: string;
  mcpUrl: string;
  /** The AI service's environment, as far as it is at hand. */
  ai: Variables;
  /** The MCP server's. */
  mcp: Variables;
  now: () => Date;
  fetch: typeof fetch;
  /** Resolves after that many milliseconds. */
  wait: (milliseconds: number) => Promise<void>;
}

/** Whether an environment of the AI service is at hand. */
export function hasAiEnvironment({ ai }: Pick<System, "ai">): boolean {
  return Boolean(ai.AI_SERVICE_PRIVATE_KEY);
}

/** Whether an environment of the MCP server is at hand. */
export function hasMcpEnvironment({ mcp }: Pick<System, "mcp">): boolean {
  return Boolean(mcp.AI_SERVICE_PUBLIC_KEY || mcp.DATABASE_URL);
}

/** Why a check of the AI service's environment is left out, and the remedy. */
export const NO_AI_ENVIRONMENT = [
  "the AI service's environment is not here",
  "pass --ai-env=<file>",
] as const;

export const NO_MCP_ENVIRONMENT = [
  "the MCP server's environment is not here",
  "pass --mcp-env=<file>",
] as const;
