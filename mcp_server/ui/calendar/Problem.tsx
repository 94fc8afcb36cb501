/** Says in a dialog why what it sent was refused. */
export function Problem({ text }: { text: string | null }) {
  if (text === null) return null;
  return <p class="notice" data-tone="danger" role="alert">{text}</p>;
}
