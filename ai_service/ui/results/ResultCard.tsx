import type { ToolEvent } from "../../agent/turn.ts";
import { usePart } from "../client/part.ts";
import { cardPartOf } from "./card_parts.ts";

/** The answer of a tool, as what it is. */
export function ResultCard(
  { tool: { name, result }, words }: {
    tool: ToolEvent;
    words: string;
  },
) {
  const Card = usePart(cardPartOf(name))?.[name];
  return (
    <div class="result">
      {Card && <Card result={result} words={words} />}
    </div>
  );
}
