import type { ComponentChildren } from "preact";

interface Props {
  title: string;
  children: ComponentChildren;
}

/** One calm message under a shop curtain: sign-in, no access, an error. */
export function MessagePage({ title, children }: Props) {
  return (
    <section class="doorway" aria-labelledby="doorway-title">
      <div class="doorway-curtain" aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
      </div>
      <div class="doorway-body">
        <h1 id="doorway-title">{title}</h1>
        {children}
      </div>
    </section>
  );
}
