import { useMessageLanguage } from "../client/use_message_language.ts";
import { usePart } from "../client/part.ts";
import { isMarked, markdownPart } from "../markdown/markdown_part.ts";
import { type RenderedName, useRendered } from "../markdown/rendered.ts";

/** The words of an answer; what reads Markdown is loaded when there is some. */
export function AnswerText(
  { name, text, isLive }: {
    name: RenderedName;
    text: string;
    isLive: boolean;
  },
) {
  const rendered = useRendered(name);
  const isToParse = !rendered && isMarked(text);
  const Markdown = usePart(markdownPart, isToParse);
  const lang = useMessageLanguage(text);
  if (rendered) return <>{rendered}</>;
  return isToParse && Markdown
    ? <Markdown {...{ text, lang, isLive }} />
    : <p class="message-text" dir="auto" lang={lang}>{text}</p>;
}
