import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Head, IS_BROWSER } from "fresh/runtime";

interface FrameProps {
  title: ComponentChildren;
  children?: ComponentChildren;
}

export default function Frame({ title, children }: FrameProps) {
  const open = useSignal(false);
  return (
    <section data-browser={String(IS_BROWSER)}>
      <button
        type="button"
        key="door"
        id="open"
        onClick={() => open.value = !open.value}
      >
        open
      </button>
      {open.value && (
        <Head>
          <title>Open</title>
        </Head>
      )}
      {open.value && <h2>{title}</h2>}
      {children}
    </section>
  );
}
