import { createMCPClient } from "@ai-sdk/mcp";
import { drive } from "./driver.js";

await drive(async ({ url, token }) => {
  const headers = { authorization: `Bearer ${token}` };
  const client = await createMCPClient({
    transport: { type: "http", url, headers },
  });
  const tools = await client.tools();
  return {
    listTools: () => Object.keys(tools),
    call: (name, args) =>
      tools[name].execute(args, { toolCallId: "call_1", messages: [] }),
    close: () => client.close(),
  };
});
