import type { Operation } from "../operation/operation.ts";

type Named = Pick<Operation, "noun" | "verb">;

/** The REST route of an operation. */
export function callPath({ noun, verb }: Named): string {
  return `/mcp/tools/${noun}/${verb}`;
}

/** The REST route of a write's preview. */
export function previewPath(operation: Named): string {
  return `${callPath(operation)}/preview`;
}
