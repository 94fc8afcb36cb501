import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Whether a text could hold Markdown at all. */
const MARKS = /[*_`~[\]|\\]|^\s*(#|>|[-+] |\d+[.)] )/m;

type Renderer = FunctionComponent<{ text: string; isLive: boolean }>;

let loaded: Renderer | undefined;

/** The words of an answer; what reads Markdown is loaded when there is some. */
export function AnswerText(
  { text, isLive }: { text: string; isLive: boolean },
) {
  const isMarked = MARKS.test(text);
  const [Markdown, setMarkdown] = useState<Renderer | undefined>(() => loaded);
  useEffect(() => {
    if (!isMarked || Markdown) return;
    import("../markdown/Markdown.tsx").then(
      (module) => {
        loaded = module.default;
        setMarkdown(() => module.default);
      },
      () => {},
    );
  }, [isMarked]);
  return isMarked && Markdown
    ? <Markdown text={text} isLive={isLive} />
    : <p class="message-text">{text}</p>;
}
