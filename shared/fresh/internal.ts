/** What the generated `_fresh/server.js` needs. Usable on Deno and on Workers. */
export { setBuildCache } from "./build/build_cache.ts";
export { ProdBuildCache } from "./build/prod_build_cache.ts";
