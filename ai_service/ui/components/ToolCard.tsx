import type { ToolEvent } from "../../agent/turn.ts";
import { useLanguage } from "../client/language.ts";
import { usePart } from "../client/part.ts";
import type { ChatMessages } from "../locales/chat_en.ts";
import { cardPartOf, hasCard } from "../results/card_parts.ts";
import { ResultCard } from "../results/ResultCard.tsx";
import { Icon } from "./Icon.tsx";

/** What the assistant is looking up, in plain words; what it found opens below. */
export function ToolCard(
  { tool, isOpenElsewhere }: {
    tool: ToolEvent;
    /** Whether what it found is shown as the answer of the message. */
    isOpenElsewhere: boolean;
  },
) {
  const { text } = useLanguage();
  // While the tool runs, so that its card is there with the answer.
  usePart(cardPartOf(tool.name));
  const line = (
    <>
      <Mark status={tool.status} />
      <span class="tool-words">{wordsOf(tool, text)}</span>
    </>
  );
  if (isOpenElsewhere || !hasCard(tool)) {
    return <p class="tool" data-status={tool.status}>{line}</p>;
  }
  return (
    <details class="tool" data-status={tool.status}>
      <summary>
        {line}
        <span class="tool-more">{text.tool.details}</span>
      </summary>
      <ResultCard tool={tool} words="" />
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

function wordsOf({ name, status }: ToolEvent, { tool }: ChatMessages): string {
  const names: Record<string, Record<typeof status, string>> = tool.names;
  return names[name]?.[status] ?? tool.unknown[status](name);
}
