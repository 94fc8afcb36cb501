import type { ReadContext } from "./frame.ts";
import type { Locale } from "../../../shared/ui/locale.ts";

/** A phrase and the frame that it must be read into. */
export interface CorpusRow {
  /** The same in both languages where the phrases mean the same. */
  pair: string;
  text: string;
  /** As `readingText` writes it. */
  frame: string;
  context: Partial<ReadContext>;
}

/** The phrases of a language; the file says how to add one. */
export async function readCorpus(locale: Locale): Promise<CorpusRow[]> {
  const url = new URL(`corpus_${locale}.tsv`, import.meta.url);
  const [, ...lines] = (await Deno.readTextFile(url)).trimEnd().split("\n");
  return lines.map((line) => {
    const [pair = "", text = "", frame = "", context = "{}"] = line.split("\t");
    return { pair, text, frame, context: JSON.parse(context || "{}") };
  });
}
