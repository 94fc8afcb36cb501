import { define } from "../define.ts";

export default define.page(function ErrorPage({ error }) {
  return <h1>Failed: {(error as Error).message}</h1>;
});
