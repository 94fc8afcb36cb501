import type { Log } from "../../shared/http/log.ts";
import type { Kv } from "../store/kv.ts";
import { findAsset, storeAssets } from "./asset_store.ts";

/** A script, a style sheet or a drawing of the site. */
export interface Asset {
  /** The path in its URL. */
  path: string;
  contentType: string;
  content: Uint8Array<ArrayBuffer>;
}

/** The assets of one build. */
export interface BuiltAssets {
  /** Names the content of all of them. */
  id: string;
  assets: readonly Asset[];
}

type Handler = (request: Request) => Promise<Response>;

const SCRIPT = /^\/_fresh\/js\/([0-9a-f]{40})\//;
const BUILD_ID = /^[0-9a-f]{40}$/;
/** Fresh ties the URL of any other file to a build by this parameter. */
const BUILD_PARAMETER = "__frsh_c";
/** The store's keys are short. */
const MAX_PATH = 500;

/**
 * Lets instances of different builds serve each other's pages: while a release
 * rolls out, the scripts that a page of one names are asked of the other. Each
 * instance leaves its assets in the store and finds there what it has not.
 *
 * @returns The site, with the assets of all builds.
 */
export async function shareAssets(
  site: Handler,
  { build, kv, log }: { build: BuiltAssets; kv: Kv; log: Log },
): Promise<Handler> {
  try {
    await storeAssets(kv, build);
  } catch (cause) {
    log.error("assets_not_stored", { cause });
  }
  return async (request) => {
    const wanted = otherBuild(request, build.id);
    const found = wanted && await findAsset(kv, wanted.build, wanted.path);
    if (!found) return await site(request);
    const { contentType, content } = found;
    return new Response(request.method === "HEAD" ? null : content, {
      headers: {
        "Content-Type": contentType,
        "Cache-Control": "public, max-age=31536000, immutable",
      },
    });
  };
}

/** The build that the URL names, if it is another one. */
function otherBuild(
  { url, method }: Request,
  own: string,
): { build: string; path: string } | undefined {
  const { pathname: path, searchParams } = new URL(url);
  const build = SCRIPT.exec(path)?.[1] ?? searchParams.get(BUILD_PARAMETER);
  const isRead = method === "GET" || method === "HEAD";
  if (!isRead || !build || build === own || !BUILD_ID.test(build)) return;
  return path.length > MAX_PATH ? undefined : { build, path };
}
