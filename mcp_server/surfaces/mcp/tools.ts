import type { Tool } from "@modelcontextprotocol/server";
import { EXPECTED, PREVIEW_META } from "../../../shared/contract/preview.ts";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { Credentials } from "../../auth/verify.ts";
import { allows } from "../../operation/scope.ts";
import { type JsonSchema, toJsonSchema } from "../../operation/json_schema.ts";
import {
  isPreviewable,
  type Operation,
  operationName,
} from "../../operation/operation.ts";
import { previewPath } from "../paths.ts";

/** The operations that are MCP tools, sorted by name. */
export class Tools {
  readonly #operations: ReadonlyMap<string, Operation>;

  constructor(operations: readonly Operation[]) {
    this.#operations = new Map(
      operations
        .filter((operation) => operation.audience === "user")
        .map((operation) => [operationName(operation), operation] as const)
        .sort(([a], [b]) => a < b ? -1 : 1),
    );
  }

  /** The operation with that tool name. */
  find(name: string): Operation | undefined {
    return this.#operations.get(name);
  }

  /**
   * The tools that are visible with these credentials: those that the token's
   * scopes allow or, with `tool:list`, those that its issuer may grant.
   */
  list(credentials: Credentials, locale: Locale): Tool[] {
    return [...this.#operations.values()]
      .filter((operation) => isVisible(operation, credentials))
      .map((operation) => toTool(operation, locale));
  }
}

function isVisible(operation: Operation, credentials: Credentials): boolean {
  const { token, grantable } = credentials;
  if (token.kind === "user") return allows(token, operation);
  return token.scopes.includes("tool:list") && grantable.has(operation.scope);
}

type Schemas = Required<Pick<Tool, "inputSchema" | "outputSchema">>;

const hidden: readonly string[] = Object.values(EXPECTED);

// A cache, because converting schemas is slow. Operations never change.
const schemaCache = new WeakMap<Operation, Schemas>();

function schemasOf(operation: Operation): Schemas {
  let schemas = schemaCache.get(operation);
  if (!schemas) {
    const { input, output } = operation;
    schemas = {
      inputSchema: forModels(toJsonSchema(input, "input")),
      outputSchema: toJsonSchema(output, "output"),
    } as Schemas;
    schemaCache.set(operation, schemas);
  }
  return schemas;
}

/** Hides what was approved: it comes from the preview, not from the model. */
function forModels(schema: JsonSchema): JsonSchema {
  const properties = Object.entries(schema.properties ?? {})
    .filter(([name]) => !hidden.includes(name));
  return { ...schema, properties: Object.fromEntries(properties) };
}

function toTool(operation: Operation, locale: Locale): Tool {
  const title = operation.title[locale];
  return {
    name: operationName(operation),
    title,
    description: operation.description[locale],
    ...schemasOf(operation),
    annotations: { title, ...operation.annotations },
    _meta: {
      "madoguchi/scope": operation.scope,
      "madoguchi/kind": operation.kind,
      ...(isPreviewable(operation) && {
        [PREVIEW_META]: previewPath(operation),
      }),
    },
  };
}
