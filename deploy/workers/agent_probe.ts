// For tests only: the AI service's Worker with one more route, which runs the
// agent until it waits for an approval, approves, and resumes it.
import worker from "../../ai_service/worker.ts";
import { AIMessage, HumanMessage } from "@langchain/core/messages";
import { Command, MemorySaver } from "@langchain/langgraph";
import { buildGraph } from "../../ai_service/agent/graph.ts";
import { createMcpClient } from "../../ai_service/agent/mcp_client.ts";
import { waitFor } from "../../ai_service/agent/wait.ts";
import { OfflineModel } from "../../ai_service/offline_model/model.ts";
import type { AgentState } from "../../ai_service/agent/state.ts";
import { refuse } from "../../ai_service/agent/tool_outcome.ts";
import type {
  PendingWrite,
  TurnTokens,
  WriteReport,
} from "../../ai_service/agent/turn.ts";
import { readEnv } from "../../ai_service/env.ts";
import { hashArguments } from "../../shared/contract/hash_arguments.ts";
import { createLog } from "../../shared/http/log.ts";
import { importSigningKey, TokenSigner } from "../../shared/contract/sign.ts";

type Variables = Record<string, string | undefined>;

export default {
  async fetch(request: Request, variables: Variables): Promise<Response> {
    if (new URL(request.url).pathname !== "/probe") {
      return await worker.fetch(request, variables);
    }
    return Response.json(
      await interruptAndResume(await request.text(), variables),
    );
  },
};

async function interruptAndResume(text: string, variables: Variables) {
  const env = readEnv(variables);
  const now = () => new Date();
  const randomId = () => crypto.randomUUID();
  const user = { id: "usr_worker", email: null, name: "Worker" };
  const signer = new TokenSigner({
    key: await importSigningKey(env.privateKey),
    issuer: env.issuer,
    audience: env.mcp.audience,
    now,
    randomId,
  });
  const client = createMcpClient({ serverUrl: env.mcp.url, now });
  const reports: Record<string, WriteReport> = {};
  const graph = buildGraph({
    model: new OfflineModel(),
    client,
    context: {
      threadId: "thread",
      userId: user.id,
      user,
      locale: "en",
      timeZone: env.timeZone,
      tokens: tokensOf(signer, user),
      reports,
      taps: [],
      unconfirmedTools: () => Promise.resolve(new Set()),
    },
    signal: new AbortController().signal,
    now,
    randomId,
    wait: waitFor,
    random: Math.random,
    log: createLog({ service: "ai-service" }),
    answerLimits: env.answerLimits,
    modelTimeouts: env.modelTimeouts,
    contextTokens: env.contextTokens,
  }, new MemorySaver() as never);
  const config = { configurable: { thread_id: "thread" } };

  await graph.invoke({ messages: [new HumanMessage(text)] }, config);
  const { writes } = (await graph.getState(config)).values as AgentState;
  for (const write of writes) {
    const token = await stepUpToken(signer, user, write);
    const { tool: name, args, approvalId: idempotencyKey } = write;
    const answer = await client.sendWrite({
      name,
      args,
      token,
      idempotencyKey,
    });
    const outcome = answer.status === "done"
      ? { ok: true as const, result: answer.result }
      : refuse("failed", answer.status);
    reports[write.toolCallId] = { outcome };
  }
  const done = await graph.invoke(new Command({ resume: true }), config);
  const answer = done.messages.findLast((one) => AIMessage.isInstance(one));
  return {
    waitedFor: writes.map(({ tool }) => tool),
    answer: answer?.text,
  };
}

type ProbeUser = { id: string; email: null; name: string };

async function stepUpToken(
  signer: TokenSigner,
  user: ProbeUser,
  { approvalId, args }: PendingWrite,
): Promise<string> {
  const { token } = await signer.signForUser({
    user,
    scopes: ["booking:create"],
    stepUp: { idempotencyKey: approvalId, argsSha256: hashArguments(args) },
  });
  return token;
}

function tokensOf(signer: TokenSigner, user: ProbeUser): TurnTokens {
  return {
    read: async () => {
      const scopes = ["booking:read", "product:read"] as const;
      return (await signer.signForUser({ user, scopes })).token;
    },
    service: async () => (await signer.signForService(["tool:list"])).token,
  };
}
