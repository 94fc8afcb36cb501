import type { ChatMessage } from "../../conversation/events.ts";
import type { Locale } from "../../../shared/ui/locale.ts";
import { languageIn } from "../client/message_language.ts";
import { isMarked, markdownPart } from "./markdown_part.ts";
import { type Rendered, renderedName } from "./rendered.ts";

/**
 * The Markdown of these messages, rendered on the server. The parser is loaded
 * with the first conversation, not when the service starts.
 */
export async function renderAnswers(
  messages: readonly ChatMessage[],
  locale: Locale,
): Promise<Rendered> {
  const Markdown = await markdownPart.load();
  const answers = messages.filter(({ role }) => role === "assistant");
  return Object.fromEntries(
    answers.flatMap(({ id, parts }) =>
      parts.flatMap((part, at) =>
        part.type === "text" && isMarked(part.text)
          ? [[
            renderedName(id, at),
            <Markdown
              key={at}
              text={part.text}
              lang={languageIn(part.text, locale)}
              isLive={false}
            />,
          ]]
          : []
      )
    ),
  );
}
