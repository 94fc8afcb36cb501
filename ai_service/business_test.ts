import { assert, assertEquals } from "@std/assert";
import { linesWith, readSources } from "../shared/ui/test_sources.ts";
import { CHECKS, EXAMPLES, JOBS, LEADS, offered } from "./business.ts";
import { en } from "./ui/locales/en.ts";

/** Words of this business's trade, which another business would not use. */
const TRADE_WORDS =
  /\bsalon|\bhair|shampoo|\bperm\b|サロン|美容|カット|カラー|パーマ|シャンプー|ヘッドスパ|施術/i;

Deno.test("the trade's words stand in one file", async () => {
  const sources = await readSources([".ts", ".tsx"]);
  const files = linesWith(sources, TRADE_WORDS)
    .map((line) => line.split(":")[0]!)
    .filter((path) => /^(?:ai_service|shared|mcp_server\/ui)\//.test(path));
  assertEquals([...new Set(files)], ["ai_service/business.ts"]);
});

Deno.test("each tool that a text needs is one that the chat has words for", () => {
  const needed = [
    ...[...LEADS, ...CHECKS, ...EXAMPLES].flatMap(({ needs }) => needs),
    ...JOBS.flatMap(({ verbs }) => Object.keys(verbs)),
  ];
  const unknown = needed.filter((name) => !(name in en.tool.names));
  assertEquals(unknown, []);
});

Deno.test("an offer is made where all the tools that it needs are there", () => {
  const offers = [
    { needs: ["a", "b"], text: { ja: "両方", en: "both" } },
    { needs: ["a"], text: { ja: "ひとつ", en: "one" } },
    { needs: [], text: { ja: "いつも", en: "always" } },
  ];
  const madeWith = (...tools: string[]) =>
    offered(offers, new Set(tools), "en");
  assertEquals(madeWith("a", "b", "c"), ["both", "one", "always"]);
  assertEquals(madeWith("a"), ["one", "always"]);
  assertEquals(madeWith("b"), ["always"]);
  assertEquals(offered(offers, new Set(["a"]), "ja"), ["ひとつ", "いつも"]);
});

Deno.test("there is always something to say", () => {
  for (const offers of [LEADS, CHECKS, EXAMPLES]) {
    assert(offered(offers, new Set(), "en").length > 0);
  }
});
