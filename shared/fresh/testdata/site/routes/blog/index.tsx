import { define } from "../../define.ts";

export default define.page(function Posts() {
  return <p>Posts</p>;
});
