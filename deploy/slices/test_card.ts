import { createAgent } from "../../ai_service/agent/agent.ts";
import { createMcpClient } from "../../ai_service/agent/mcp_client.ts";
import { loadModel } from "../../ai_service/agent/models.ts";
import { runTurn } from "../../ai_service/agent/test_agent.ts";
import type { PendingWrite } from "../../ai_service/agent/turn.ts";
import { waitFor } from "../../ai_service/agent/wait.ts";
import { openDenoKv } from "../../ai_service/store/deno_kv.ts";
import { createLog } from "../../shared/http/log.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import { request, serveObedientModel } from "../e2e/obedient_model.ts";
import type { ScriptedCall } from "../e2e/scripted_openai.ts";
import type { CopiedServer } from "./test_copy.ts";

/** The approvals that the AI service's agent requests for a model's call. */
export async function askForCards(
  { origin, token, serviceToken }: CopiedServer,
  call: ScriptedCall,
  locale: Locale,
): Promise<PendingWrite[]> {
  await using model = serveObedientModel();
  const now = () => new Date();
  const kv = await openDenoKv({ path: ":memory:", now });
  const agent = createAgent({
    model: await loadModel({
      provider: "openai",
      name: "obedient",
      apiKey: "none",
      baseUrl: model.baseUrl,
    }),
    client: createMcpClient({ serverUrl: origin, now }),
    kv,
    now,
    randomId: () => crypto.randomUUID(),
    wait: waitFor,
    log: createLog({ service: "ai-service" }),
  });
  try {
    const { writes } = await runTurn(agent, request(call), {
      threadId: "cnv_1",
      userId: "usr_1",
      user: { id: "usr_1", email: null, name: "花子" },
      locale,
      timeZone: "Asia/Tokyo",
      tokens: {
        read: () => Promise.resolve(token),
        service: () => Promise.resolve(serviceToken),
      },
      reports: {},
      taps: [],
      unconfirmedTools: () => Promise.resolve(new Set()),
    });
    return writes;
  } finally {
    kv.close();
  }
}
