import { words } from "./words.ts";

/** What a refusal says of words with braces. */
interface Braces {
  /** What stands in braces and is no placeholder. */
  placeholder: string;
  /** Where a brace stands that has no other one. */
  line: string;
  near: string;
  /** The placeholders that there are. */
  allowed: string;
}

/** Why words of a notice were refused, by the reason. */
export const braceWords = words<
  Readonly<Record<string, (given: Braces) => string>>
>({
  unknown_placeholder: ({ placeholder, allowed }) =>
    `「{${placeholder}}」という差し込みはありません。使えるのは ${allowed} です。かっこそのものは、全角の ｛ ｝ で書いてください。`,
  open_brace: ({ line, near, allowed }) =>
    `${line} 行目の「${near}」の { に、閉じる } がありません。使える差し込みは ${allowed} です。かっこそのものは、全角の ｛ ｝ で書いてください。`,
  close_brace: ({ line, near, allowed }) =>
    `${line} 行目の「${near}」の } の前に、{ がありません。使える差し込みは ${allowed} です。かっこそのものは、全角の ｛ ｝ で書いてください。`,
}, {
  unknown_placeholder: ({ placeholder, allowed }) =>
    `There is no placeholder {${placeholder}}. You can use ${allowed}. A brace itself is written full-width: ｛ ｝.`,
  open_brace: ({ line, near, allowed }) =>
    `The { in “${near}” on line ${line} is not closed by a }. You can use ${allowed}. A brace itself is written full-width: ｛ ｝.`,
  close_brace: ({ line, near, allowed }) =>
    `The } in “${near}” on line ${line} has no { before it. You can use ${allowed}. A brace itself is written full-width: ｛ ｝.`,
});

/** The details of a refusal as the sentences take them. */
export function bracesOf(details: Readonly<Record<string, unknown>>): Braces {
  const { placeholder, line, near, allowed } = details;
  const names = Array.isArray(allowed) ? allowed : [];
  return {
    placeholder: String(placeholder ?? ""),
    line: String(line ?? ""),
    near: String(near ?? ""),
    allowed: names.map((name) => `{${name}}`).join(" "),
  };
}
