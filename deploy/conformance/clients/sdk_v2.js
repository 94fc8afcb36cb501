import {
  Client,
  StreamableHTTPClientTransport,
} from "@modelcontextprotocol/client";
import { drive } from "./driver.js";

await drive(async ({ url, token }) => {
  const client = new Client({ name: "sdk-v2", version: "1.0.0" }, {
    versionNegotiation: { mode: "auto" },
  });
  const headers = { authorization: `Bearer ${token}` };
  await client.connect(
    new StreamableHTTPClientTransport(new URL(url), {
      requestInit: { headers },
    }),
  );
  return {
    listTools: async () =>
      (await client.listTools()).tools.map(({ name }) => name),
    call: (name, args) => client.callTool({ name, arguments: args }),
    close: () => client.close(),
  };
});
