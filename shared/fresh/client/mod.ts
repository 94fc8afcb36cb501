import { options } from "preact";
import { lockAssets } from "../static/asset.ts";

export { boot } from "./boot.ts";

// The server has tied image URLs to the build; islands must agree when they render again.
const outer = options.vnode;
options.vnode = (vnode) => {
  if (vnode.type === "img" || vnode.type === "source") {
    lockAssets(vnode as Parameters<typeof lockAssets>[0]);
  }
  outer?.(vnode);
};
