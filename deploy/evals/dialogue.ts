import { type Expectation, parseExpectation } from "./expectation.ts";

/** One thing that the person does, and what must be so afterwards. */
export interface DialogueRow {
  /** A text, or an act in square brackets such as `[approve]`. */
  say: string;
  expect: Expectation;
}

/** A conversation of the corpus, held in an account of its own. */
export interface Dialogue {
  /** `<job>_<language>_<number>`. */
  name: string;
  job: string;
  language: "ja" | "en";
  rows: DialogueRow[];
}

const HEADER = "dialogue\tsay\texpect\tnote";

/**
 * The dialogues of a file of the corpus.
 *
 * @throws {TypeError} If a line does not have the format; it names the line.
 */
export function parseDialogues(text: string, file: string): Dialogue[] {
  const [header, ...lines] = text.split(/\r?\n/);
  if (header !== HEADER) throw new TypeError(`${file}: no header "${HEADER}"`);
  const dialogues = new Map<string, Dialogue>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const place = `${file}:${index + 2}`;
    const { name, ...row } = parseRow(line, place);
    const dialogue = dialogues.get(name) ??
      { ...headOf(name, place), rows: [] };
    dialogue.rows.push(row);
    dialogues.set(name, dialogue);
  }
  return [...dialogues.values()];
}

function parseRow(
  line: string,
  place: string,
): DialogueRow & { name: string } {
  const [name, say, expect] = line.split("\t");
  if (!name || !say || !expect) {
    throw new TypeError(`${place}: not dialogue, say, expect, note`);
  }
  try {
    return {
      name,
      say: say.replaceAll("\\n", "\n"),
      expect: parseExpectation(expect),
    };
  } catch (error) {
    throw new TypeError(`${place}: ${(error as Error).message}`);
  }
}

function headOf(name: string, place: string): Omit<Dialogue, "rows"> {
  const [, job, language] = /^([a-z]+)_(ja|en)_\d+$/.exec(name) ?? [];
  if (!job || !language) throw new TypeError(`${place}: name ${name}`);
  return { name, job, language: language as Dialogue["language"] };
}

/** The folder of the dialogues. */
export const CORPUS = new URL("corpus/", import.meta.url);

/** All dialogues of a folder, in the order of its files' names. */
export async function readCorpus(folder: URL): Promise<Dialogue[]> {
  const files = await Array.fromAsync(Deno.readDir(folder), ({ name }) => name);
  const tsv = files.filter((name) => name.endsWith(".tsv")).sort();
  const read = await Promise.all(tsv.map(async (name) => {
    const text = await Deno.readTextFile(new URL(name, folder));
    return parseDialogues(text, name);
  }));
  return read.flat();
}
