import { createSiteBuilder } from "../../shared/ui/builder.ts";
import { app } from "./main.ts";

/** Bundles the site's islands in memory and answers its request handler. */
export async function buildSite(): Promise<
  (request: Request) => Promise<Response>
> {
  const builder = createSiteBuilder(import.meta.resolve("./"));
  const apply = await builder.build({
    mode: "development",
    snapshot: "memory",
  });
  apply(app);
  return app.handler();
}
