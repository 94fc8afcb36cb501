import {
  isJSONRPCResponse,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import {
  answerAsJson,
  type LegacyMessage,
} from "../../mcp_server/surfaces/mcp/transport.ts";
import { notifyingTools } from "./fixtures/notifying.ts";

type Streaming = WebStandardStreamableHTTPServerTransport;

/**
 * Serves 2025-era messages as the product does, except for the tools that send
 * messages to the client before their result: those get a stream, and the
 * client's responses are passed on to the waiting tools.
 */
export function streamsForNotifyingTools() {
  const open = new Set<Streaming>();

  return async (message: LegacyMessage): Promise<Response> => {
    const { body, request } = message;
    if (isJSONRPCResponse(body)) {
      for (const transport of open) transport.onmessage?.(body, { request });
      return new Response(null, { status: 202 });
    }
    return isNotifying(body) ? await stream(message) : answerAsJson(message);
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

const NAMES = new Set(notifyingTools.map(({ name }) => name));

function isNotifying(body: unknown): boolean {
  const { method, params } = body as {
    method?: unknown;
    params?: { name?: string };
  };
  return method === "tools/call" && NAMES.has(params?.name ?? "");
}

/** The response; calls `finish` when its body has ended or is cancelled. */
function whenRead(response: Response, finish: () => Promise<void>): Response {
  const { readable, writable } = new TransformStream<Uint8Array>();
  response.body!.pipeTo(writable).catch(() => {}).finally(finish);
  return new Response(readable, response);
}
