import {
  getAllMcpTools,
  MCPServerStreamableHttp,
  RunContext,
} from "@openai/agents";
import { drive } from "./driver.js";

await drive(async ({ url, token }) => {
  const headers = { authorization: `Bearer ${token}` };
  const server = new MCPServerStreamableHttp({
    url,
    name: "shop",
    requestInit: { headers },
  });
  await server.connect();
  // Schemas made strict, as OpenAI's models are offered them.
  const tools = new Map(
    (await getAllMcpTools({
      mcpServers: [server],
      convertSchemasToStrict: true,
      errorFunction: null,
    })).map((tool) => [tool.name, tool]),
  );
  return {
    listTools: () => [...tools.keys()],
    call: (name, args) =>
      tools.get(name).invoke(new RunContext(), JSON.stringify(args)),
    close: () => server.close(),
  };
});
