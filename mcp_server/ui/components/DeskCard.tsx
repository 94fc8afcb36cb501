import type { ComponentChildren } from "preact";

interface Props {
  id: string;
  title: string;
  /** How many there are, behind the title. */
  count?: number;
  /** Topics after whose changes the card is read anew. */
  topics?: string;
  children: ComponentChildren;
}

/** A part of a page, under a heading that names it. */
export function DeskCard({ id, title, count, topics, children }: Props) {
  return (
    <section
      id={`card-${id}`}
      class="card desk-card"
      aria-labelledby={id}
      {...(topics && { "data-topics": topics })}
    >
      <h2 id={id}>
        {title}
        {count !== undefined && <span class="count">{count}</span>}
      </h2>
      {children}
    </section>
  );
}
