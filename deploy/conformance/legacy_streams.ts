import {
  isJSONRPCResponse,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import {
  answerAsJson,
  type LegacyMessage,
} from "../../mcp_server/surfaces/mcp/transport.ts";
import { talkativeTools } from "./fixtures/talkative.ts";

type Streaming = WebStandardStreamableHTTPServerTransport;

/**
 * Serves 2025-era messages as the product does, but for the fixtures that
 * speak to the client before they answer: those get a stream, and whatever the
 * client posts in reply reaches the tools that wait for one.
 */
export function streamsForTheTalkative() {
  const open = new Set<Streaming>();

  return async (message: LegacyMessage): Promise<Response> => {
    const { body, request } = message;
    if (isJSONRPCResponse(body)) {
      for (const transport of open) transport.onmessage?.(body, { request });
      return new Response(null, { status: 202 });
    }
    return isTalkative(body) ? await stream(message) : answerAsJson(message);
  };

  async function stream({ request, body, server }: LegacyMessage) {
    const transport = new WebStandardStreamableHTTPServerTransport();
    await server.connect(transport);
    open.add(transport);
    const response = await transport.handleRequest(request, {
      parsedBody: body,
    });
    return whenRead(response, async () => {
      open.delete(transport);
      await server.close();
    });
  }
}

const NAMES = new Set(talkativeTools.map(({ name }) => name));

function isTalkative(body: unknown): boolean {
  const { method, params } = body as {
    method?: unknown;
    params?: { name?: string };
  };
  return method === "tools/call" && NAMES.has(params?.name ?? "");
}

/** The response, and `finish` once its body has ended or its reader has left. */
function whenRead(response: Response, finish: () => Promise<void>): Response {
  const { readable, writable } = new TransformStream<Uint8Array>();
  response.body!.pipeTo(writable).catch(() => {}).finally(finish);
  return new Response(readable, response);
}
