// This module is portable: it runs on Deno and on Workers.
import type { Tool } from "@modelcontextprotocol/server"; // the protocol, both eras
import { z } from "zod"; // input and output schemas
import type { Locale } from "../../shared/ui/locale.ts";
import type { Credentials } from "../auth/verify.ts";
import { allows } from "../auth/scope.ts";
import { type Operation, operationName } from "./operation.ts";

/** An operation and its descriptions as an MCP tool, built once. */
interface Entry {
  operation: Operation;
  tool: Record<Locale, Tool>;
}

/** The operations that are MCP tools, sorted by name. */
export class Tools {
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(operations: readonly Operation[]) {
    this.#entries = new Map(
      operations
        .filter((operation) => operation.audience === "user")
        .map((operation) => {
          const schemas = describeSchemas(operation);
          const tool = {
            ja: describe(operation, schemas, "ja"),
            en: describe(operation, schemas, "en"),
          };
          return [operationName(operation), { operation, tool }] as const;
        })
        .sort(([a], [b]) => a < b ? -1 : 1),
    );
  }

  /** The operation behind a tool name. */
  find(name: string): Operation | undefined {
    return this.#entries.get(name)?.operation;
  }

  /**
   * The tools that these credentials may know of: what the token's scopes
   * allow or, with `tool:list`, what its issuer may grant to users.
   */
  list(credentials: Credentials, locale: Locale): Tool[] {
    return [...this.#entries.values()]
      .filter(({ operation }) => isVisible(operation, credentials))
      .map(({ tool }) => tool[locale]);
  }
}

function isVisible(operation: Operation, credentials: Credentials): boolean {
  const { token, grantable } = credentials;
  if (token.kind === "user") return allows(token, operation);
  return token.scopes.includes("tool:list") && grantable.has(operation.scope);
}

function describeSchemas({ input, output }: Operation) {
  return {
    inputSchema: z.toJSONSchema(input, { io: "input" }) as Tool["inputSchema"],
    outputSchema: z.toJSONSchema(output) as NonNullable<Tool["outputSchema"]>,
  };
}

function describe(
  operation: Operation,
  schemas: ReturnType<typeof describeSchemas>,
  locale: Locale,
): Tool {
  const title = operation.title[locale];
  return {
    name: operationName(operation),
    title,
    description: operation.description[locale],
    ...schemas,
    annotations: { title, ...operation.annotations },
    _meta: {
      "madoguchi/scope": operation.scope,
      "madoguchi/kind": operation.kind,
    },
  };
}
