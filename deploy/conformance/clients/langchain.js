import { MultiServerMCPClient } from "@langchain/mcp-adapters";
import { drive } from "./driver.js";

await drive(async ({ url, token }) => {
  const headers = { authorization: `Bearer ${token}` };
  const client = new MultiServerMCPClient({
    mcpServers: { shop: { transport: "http", url, headers } },
  });
  const tools = new Map(
    (await client.getTools()).map((tool) => [tool.name, tool]),
  );
  return {
    listTools: () => [...tools.keys()],
    call: (name, args) => tools.get(name).invoke(args),
    close: () => client.close(),
  };
});
