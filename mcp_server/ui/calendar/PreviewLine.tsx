import type { PreviewNote } from "./use_preview.ts";

/** Says, before it is done, what a change goes against or what is in its way. */
export function PreviewLine({ note }: { note: PreviewNote | null }) {
  return (
    <p
      class="notice preview-note"
      role="status"
      data-tone={note?.isProblem ? "danger" : "warning"}
      data-empty={note === null}
    >
      {note?.text}
    </p>
  );
}
