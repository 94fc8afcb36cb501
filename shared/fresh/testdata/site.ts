import { Builder } from "fresh/dev";
import { app } from "./site/main.ts";

/** The folder of the site that the tests build. */
export const siteRoot: string = import.meta.resolve("./site");

const built = Promise.withResolvers<void>();
let building = false;

/** Asks the test site, built in memory, for a path. */
export async function ask(
  path: string,
  init?: RequestInit,
): Promise<Response> {
  return await (await siteHandler())(
    new Request(`http://localhost${path}`, init),
  );
}

/** The test site's handler; it is built once. */
export async function siteHandler(): Promise<
  (request: Request) => Promise<Response>
> {
  if (!building) {
    building = true;
    const apply = await new Builder({ root: siteRoot })
      .build({ mode: "development", snapshot: "memory" });
    apply(app);
    built.resolve();
  }
  await built.promise;
  return app.handler();
}
