/** What pages and islands may import on both sides, server and browser. */
export { HttpError } from "./app/error.ts";
export { Head, type HeadProps } from "./islands/head.ts";
export { asset, assetSrcSet } from "./static/asset.ts";

/** True in the browser, false while rendering on the server. */
export const IS_BROWSER: boolean = typeof document !== "undefined";
