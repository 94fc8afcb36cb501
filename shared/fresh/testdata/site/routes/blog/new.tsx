import type { RouteConfig } from "../../../../mod.ts";
import { define } from "../../define.ts";

export const config: RouteConfig = {
  skipInheritedLayouts: true,
  skipAppWrapper: true,
};

export default define.page(function NewPost() {
  return <p>New post</p>;
});
