import { define } from "../../define.ts";

export default define.layout(function BlogLayout({ Component }) {
  return (
    <article>
      <Component />
    </article>
  );
});
