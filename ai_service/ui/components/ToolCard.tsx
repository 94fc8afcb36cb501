import type { ToolEvent } from "../../agent/turn.ts";
import { useLanguage } from "../client/language.ts";
import type { Messages } from "../locales/messages.ts";
import { Icon } from "./Icon.tsx";

/** What the assistant is looking up or doing, in plain words, with the facts behind it. */
export function ToolCard({ tool }: { tool: ToolEvent }) {
  const { text } = useLanguage();
  return (
    <details class="tool" data-status={tool.status}>
      <summary>
        <Mark status={tool.status} />
        <span class="tool-words">{wordsOf(tool, text)}</span>
        <span class="tool-more">{text.tool.details}</span>
      </summary>
      <ToolFacts label={text.tool.sent} value={tool.args} />
      {tool.result !== undefined && (
        <ToolFacts label={text.tool.received} value={tool.result} />
      )}
    </details>
  );
}

function Mark({ status }: { status: ToolEvent["status"] }) {
  switch (status) {
    case "running":
      return <span class="spinner" aria-hidden="true" />;
    case "succeeded":
      return <Icon name="check" />;
    case "failed":
      return <Icon name="cross" />;
  }
}

function ToolFacts(props: { label: string; value: unknown }) {
  return (
    <div class="tool-facts">
      <h4>{props.label}</h4>
      <pre tabIndex={0}>{JSON.stringify(props.value, null, 2)}</pre>
    </div>
  );
}

function wordsOf({ name, status }: ToolEvent, { tool }: Messages): string {
  const names: Record<string, Record<typeof status, string>> = tool.names;
  return names[name]?.[status] ?? tool.unknown[status](name);
}
