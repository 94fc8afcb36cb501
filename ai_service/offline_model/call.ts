import type { ToolArguments } from "../agent/turn.ts";

/** A call of a tool that the model asks for. */
export interface Call {
  name: string;
  args: ToolArguments;
}

/** The model's next message: a text, calls, or both. */
export interface Step {
  text: string;
  calls: Call[];
}

/** Whether the tool is one of those that change something here. */
export function isWrite(tool: string): boolean {
  return /_(?:create|update|delete|cancel|submit)$/.test(tool);
}

/** Whether both are the same call, whatever the order of their arguments. */
export function isSameCall(
  one: Call,
  other: { tool: string; args: ToolArguments },
): boolean {
  return one.name === other.tool && keyOf(one.args) === keyOf(other.args);
}

function keyOf(value: unknown): string {
  return JSON.stringify(
    value,
    (_, part) =>
      typeof part === "object" && part !== null && !Array.isArray(part)
        ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => a < b ? -1 : 1),
        )
        : part,
  );
}
