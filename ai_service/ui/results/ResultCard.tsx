import type { ToolEvent } from "../../agent/turn.ts";
import { useLanguage } from "../client/language.ts";
import { usePart } from "../client/part.ts";
import { cardPartOf } from "./card_parts.ts";
import { leftOutOf } from "./read_result.ts";

/** The answer of a tool, as what it is. */
export function ResultCard(
  { tool: { name, result }, words }: {
    tool: ToolEvent;
    words: string;
  },
) {
  const { text } = useLanguage();
  const Card = usePart(cardPartOf(name))?.[name];
  const leftOut = leftOutOf(result);
  return (
    <div class="result">
      {Card && <Card result={result} words={words} />}
      {leftOut > 0 && (
        <p class="result-words">{text.results.notShown(leftOut)}</p>
      )}
    </div>
  );
}
