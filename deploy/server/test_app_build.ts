import { buildService } from "../build/service.ts";

/** What {@linkcode buildApp} exports: the parts of which an instance is made. */
export interface BuiltApp {
  site: { fetch: (request: Request) => Promise<Response> };
  createApp: typeof import("../../ai_service/app.ts").createApp;
  createDeps: typeof import("../../ai_service/deps.ts").createDeps;
  readEnv: typeof import("../../ai_service/env.ts").readEnv;
  readBuiltAssets:
    typeof import("../../ai_service/assets/built_assets.ts").readBuiltAssets;
  shareAssets:
    typeof import("../../ai_service/assets/share_assets.ts").shareAssets;
}

const PARTS: Record<string, string> = {
  createApp: "app.ts",
  createDeps: "deps.ts",
  readEnv: "env.ts",
  readBuiltAssets: "assets/built_assets.ts",
  shareAssets: "assets/share_assets.ts",
};

/** Builds the AI service as a module that exports its parts, for a test. */
export async function buildApp(outDir: string): Promise<void> {
  await buildService({
    service: "ai_service",
    outDir,
    script: "app.js",
    splits: true,
    assets: "static",
    entryCode: (_snapshot, specifierOf) =>
      [
        "export const site = { fetch: app.handler() };",
        ...Object.entries(PARTS).map(([name, file]) =>
          `export { ${name} } from ${
            JSON.stringify(specifierOf(`ai_service/${file}`))
          };`
        ),
      ].join("\n"),
  });
}

if (import.meta.main) await buildApp(Deno.args[0]!);
