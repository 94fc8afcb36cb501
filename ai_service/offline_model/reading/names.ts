import { TRADE_WORDS } from "../../business.ts";
import { fold } from "./fold.ts";
import type { Named, ReadContext } from "./frame.ts";
import { hiraganaOf } from "./kana.ts";
import { Trie } from "./trie.ts";

/** What can be named. */
export type NameKind = "service" | "product" | "stylist" | "form";

/** Ways to say a name, and the things that it may stand for. */
export interface Names {
  trie: Trie;
  /** By the words: `kind` and the ids. */
  aliases: ReadonlyMap<string, readonly NamedThing[]>;
  /** By two ids in order, joined by "+": the id of what is both. */
  compounds: ReadonlyMap<string, string>;
}

interface NamedThing {
  kind: NameKind;
  id: string;
  /** The whole name was said, which wins over a part of another. */
  isWhole: boolean;
}

const KINDS = [
  ["service", "services"],
  ["product", "products"],
  ["stylist", "stylists"],
  ["form", "forms"],
] as const;

let cached: { key: string; names: Names } | undefined;

/** All ways to name what the catalogues hold; kept while those stay. */
export function namesOf(context: ReadContext): Names {
  const { services, products, stylists, forms } = context;
  const key = JSON.stringify(
    [services, products, stylists, forms].map((list) =>
      list?.map(({ id, name }) => [id, name.ja, name.en])
    ),
  );
  if (cached?.key !== key) cached = { key, names: build(context) };
  return cached.names;
}

function build(context: ReadContext): Names {
  const aliases = new Map<string, NamedThing[]>();
  const add = (alias: string, thing: NamedThing) => {
    const things = aliases.get(alias) ?? [];
    aliases.set(alias, [...things.filter(({ id }) => id !== thing.id), thing]);
  };
  for (const [kind, key] of KINDS) {
    for (const named of context[key] ?? []) {
      const { whole, parts } = aliasesOf(named);
      if (kind === "stylist") parts.push(...readingsOf(named));
      for (const alias of parts) {
        add(alias, { kind, id: named.id, isWhole: false });
      }
      for (const alias of whole) {
        add(alias, { kind, id: named.id, isWhole: true });
      }
    }
  }
  return {
    trie: trieOf(aliases),
    aliases,
    compounds: compoundsOf(context, aliases),
  };
}

function trieOf(aliases: ReadonlyMap<string, readonly NamedThing[]>): Trie {
  const trie = new Trie();
  for (const [alias, things] of aliases) {
    const { kind, ids } = meant(things);
    trie.add(alias, { kind: "name", value: kind, ids });
  }
  return trie;
}

/** The whole names if there are any, else all that it is a part of. */
export function meant(
  things: readonly NamedThing[],
): { kind: string; ids: string[] } {
  const whole = things.filter(({ isWhole }) => isWhole);
  const chosen = whole.length > 0 ? whole : things;
  const kinds = new Set(chosen.map(({ kind }) => kind));
  const [first] = kinds;
  return {
    kind: kinds.size === 1 ? first! : [...kinds].sort().join("+"),
    ids: chosen.map(({ id }) => id),
  };
}

/** Remarks in brackets are no part of a name: "Aoki (room 1)". */
function aliasesOf({ name }: Named): { whole: string[]; parts: string[] } {
  const texts = [name.ja, name.en].map((text) =>
    fold(text).text.replace(/\([^)]*\)/g, "").trim()
  );
  const whole = texts.flatMap((text) => [text, ...spellings(text)]);
  const isName = (alias: string) => alias.length > 0 && !COMMON.has(alias);
  const parts = texts.flatMap((text) => partsOf(text)).filter(isName)
    .flatMap((text) => [text, ...spellings(text)]);
  return {
    whole: unique(whole).filter(isName),
    parts: unique(parts).filter(isName),
  };
}

/** もりさん for 森: its reading is that of the English name, with a title. */
function readingsOf({ name }: Named): string[] {
  const romaji = fold(name.en).text.replace(/\(.*/, "").trim();
  const kana = hiraganaOf(romaji);
  return kana ? ["さん", "くん", "様", "さま"].map((one) => kana + one) : [];
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];

const COMMON = new Set(TRADE_WORDS.common.map((word) => fold(word).text));

let foldedSynonyms: string[][] | undefined;

function synonyms(): string[][] {
  return foldedSynonyms ??= TRADE_WORDS.synonyms.map((words) =>
    words.map((word) => fold(word).text)
  );
}

/** A name with the trade's other words in place of its own, and variants. */
function spellings(text: string): string[] {
  const replaced = synonyms().flatMap((words) => replacements(text, words));
  return unique([text, ...replaced]).flatMap(variants);
}

/** One synonym for another where it is the name or a word of it. */
function replacements(name: string, words: readonly string[]): string[] {
  const own = words.filter((word) => isWordOf(name, word))
    .sort((a, b) => b.length - a.length)[0];
  if (!own) return [];
  // In a longer name only the short words fit; nobody says the others there.
  const fitting = name === own ? words : words.slice(0, 4);
  return fitting.map((word) => name.replace(own, word));
}

function isWordOf(name: string, word: string): boolean {
  if (name === word) return true;
  return /^[a-z]/.test(word)
    ? ` ${name} `.includes(` ${word} `)
    : name.startsWith(word) || name.endsWith(word);
}

/** Things that are two others at once ("cut and color"), by the two ids. */
function compoundsOf(
  { services = [] }: ReadContext,
  aliases: Names["aliases"],
): Map<string, string> {
  const compounds = new Map<string, string>();
  for (const { id, name } of services) {
    const parts = fold(name.en).text.split(/ ?(?:\+|&| and ) ?/);
    const ids = parts.map((part) => meant(aliases.get(part) ?? []).ids[0]);
    if (ids.length === 2 && !ids.includes(undefined)) {
      compounds.set(ids.toSorted().join("+"), id);
    }
  }
  return compounds;
}

/** With and without spaces, hyphens, long vowels; plural and possessive. */
function variants(name: string): string[] {
  if (/^[a-z]/.test(name)) {
    const plain = [name, name.replaceAll("-", " "), name.replaceAll(" ", "-")];
    return unique([
      ...plain,
      name.replaceAll(/[ -]/g, ""),
      ...plain.flatMap((
        text,
      ) => [`${text}s`, `${text.replace(/y$/, "ie")}s`, `${text}es`]),
    ]);
  }
  return unique([
    name,
    name.replaceAll(/[ ・]/g, ""),
    name.replaceAll("ー", ""),
    name.replace(/ー$/, ""),
  ])
    .filter((text) => text.length > 3 || text === name);
}

/** Parts that are enough to name it: words, and ends of Japanese compounds. */
function partsOf(name: string): string[] {
  if (/^[a-z]/.test(name)) return wordRuns(name.split(/[ -]/));
  const runs = name.match(/[ぁ-ゖー]+|\p{Script=Han}+/gu) ?? [];
  return unique(runs.flatMap(compoundParts));
}

/** All runs of neighbouring words: "natural", "natural wax", "wax". */
function wordRuns(words: readonly string[]): string[] {
  const runs = words.flatMap((_, from) =>
    words.slice(from).map((_, length) => words.slice(from, from + length + 1))
  );
  return runs.map((run) => run.join(" ")).filter((run) =>
    run.length > 2 && !/^and\b|\band$/.test(run)
  );
}

/** Beginnings and ends of three kana and more; kanji as they are. */
function compoundParts(run: string): string[] {
  if (!/^[ぁ-ゖー]/.test(run)) return [run];
  if (run.length <= 3) return run.length > 1 ? [run] : [];
  const cuts = Array.from({ length: run.length - 3 }, (_, index) => index + 2);
  const isPart = (part: string) =>
    part.length >= 3 && !/^[ぁぃぅぇぉっゃゅょゎんー]/.test(part);
  return [run, ...cuts.flatMap((cut) => [run.slice(0, cut), run.slice(cut)])]
    .filter(isPart);
}
