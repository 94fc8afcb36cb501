import { signal } from "@preact/signals";
import { Head } from "fresh/runtime";
import { define } from "../define.ts";
import Counter from "../islands/Counter.tsx";
import Frame from "../islands/Frame.tsx";
import { Total } from "../islands/Total.tsx";

export default define.page(function Home() {
  const count = signal(3);
  return (
    <main>
      <Head>
        <title>Home</title>
      </Head>
      <h1>Home</h1>
      <img src="/logo.svg" alt="" />
      <Counter id="first" count={count} since={new Date(0)} />
      <Total count={count} />
      <Frame title={<em>in a frame</em>}>
        <p key="inside" class="inside">given by the page</p>
        <Counter id="framed" count={count} since={new Date(0)} />
      </Frame>
    </main>
  );
});
