import { assertEquals } from "@std/assert";
import type { ChatRequest } from "../e2e/openai_rules.ts";
import {
  type ScriptedAnswer,
  serveScriptedOpenAi,
} from "../e2e/scripted_openai.ts";
import { parseDialogues } from "./dialogue.ts";
import { runCorpus } from "./run_corpus.ts";

const CUT = "card booking_create service=cut start=2026-11-27T15:00";
const BOOKING = "booking=cut@2026-12-01T11:00";

const ROWS = [
  ["book_en_001", "a haircut tomorrow at 3pm please", CUT],
  ["book_en_001", "[approve]", "none & say /done/i"],
  ["book_en_002", "a haircut tomorrow, 3pm, please", CUT],
  ["book_en_002", "[reject]", "none"],
  ["book_en_003", "please book nothing", "none"],
  ["change_en_001", "[has booking cut 2026-12-01T11:00]", "none"],
  ["change_en_001", "cancel it", `card booking_delete ${BOOKING}`],
  ["mine_en_001", "[has order hair-oil*2]", "none"],
  ["mine_en_001", "hello", "none & read order_list"],
  ["talk_en_001", "hello", "none & say /never said/"],
  ["talk_en_001", "[approve]", "none"],
];

/** Books a haircut at three, whoever says what, if it is about one. */
function eager({ messages }: ChatRequest): ScriptedAnswer {
  const last = messages.at(-1);
  if (last?.role === "tool") return { text: "Done. What else?" };
  if (last?.content === "hello") {
    return { text: "Hello.", calls: [{ name: "order_list", args: {} }] };
  }
  const args = { serviceId: "svc_haircut", start: "2026-11-27T15:00:00+09:00" };
  return { calls: [{ name: "booking_create", args }] };
}

Deno.test("a model is judged over both services, with acts, an account and a clock of its own", async () => {
  await using model = serveScriptedOpenAi(eager);
  const header = "dialogue\tsay\texpect\tnote";
  const text = [header, ...ROWS.map((row) => row.join("\t"))].join("\n");
  const results = await runCorpus(parseDialogues(text, "rows.tsv"), {
    variables: {
      AI_MODEL: "openai:scripted",
      OPENAI_BASE_URL: model.baseUrl,
      OPENAI_API_KEY: "none",
    },
    lanes: 2,
  });
  assertEquals(results.map(({ name, verdict }) => [name, verdict]), [
    ["book_en_001", "right"],
    ["book_en_002", "right"],
    ["book_en_003", "wrong"],
    ["change_en_001", "wrong"],
    ["mine_en_001", "right"],
    ["talk_en_001", "honest"],
  ]);
  assertEquals(model.problems, []);
});
