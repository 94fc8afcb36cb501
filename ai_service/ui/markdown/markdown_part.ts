import { createPart } from "../client/part.ts";

/** What renders an answer in Markdown. */
export const markdownPart = createPart(async () =>
  (await import("./Markdown.tsx")).default
);

/** Whether a text could hold Markdown at all. */
export function isMarked(text: string): boolean {
  return /[*_`~[\]|\\]|^\s*(#|>|[-+] |\d+[.)] )/m.test(text);
}
