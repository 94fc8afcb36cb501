import { page } from "fresh";
import { define } from "../define.ts";

export const handler = define.handlers(() => page(undefined, { status: 404 }));

export default define.page(function NotFound({ url }) {
  return <h1>No page at {url.pathname}</h1>;
});
