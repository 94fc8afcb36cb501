import type { VNode } from "preact";
import { buildId } from "./build_id.ts";

/** The query parameter that ties an asset's URL to one build. */
export const BUILD_PARAMETER = "__frsh_c";

/** The URL of a static file tied to this build, so that browsers may keep it for a year. */
export function asset(path: string): string {
  if (!path.startsWith("/") || path.startsWith("//")) return path;
  const url = new URL(path, "http://localhost");
  if (url.searchParams.has(BUILD_PARAMETER)) return path;
  url.searchParams.set(BUILD_PARAMETER, buildId());
  return url.pathname + url.search + url.hash;
}

/** {@linkcode asset} for each URL in a `srcset` attribute. */
export function assetSrcSet(srcset: string): string {
  const candidates = srcset.split(",");
  const tooComplicated = srcset.includes("(") ||
    candidates.some((candidate) => candidate.trim() === "");
  if (tooComplicated) return srcset;
  return candidates.map((candidate) =>
    candidate.replace(/\S+/, (url) => asset(url))
  ).join(",");
}

/** Ties the image URLs of an element to this build. */
export function lockAssets(vnode: VNode<Record<string, unknown>>): void {
  const { props } = vnode;
  if (props["data-fresh-disable-lock"]) return;
  if (typeof props.src === "string") props.src = asset(props.src);
  if (typeof props.srcset === "string") {
    props.srcset = assetSrcSet(props.srcset);
  }
}
