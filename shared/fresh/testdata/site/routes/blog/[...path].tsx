import { define } from "../../define.ts";

export default define.page(function Anything({ params }) {
  return <p>Anything: {params.path}</p>;
});
