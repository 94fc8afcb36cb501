import { asset, Head } from "fresh/runtime";

/** The script that makes pictures smaller and steps numbers. */
export function ProductScript() {
  return (
    <Head>
      <script type="module" src={asset("/admin/products.js")} />
    </Head>
  );
}
