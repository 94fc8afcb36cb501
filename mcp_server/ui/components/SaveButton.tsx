/** The button that sends a form. */
export function SaveButton({ label }: { label: string }) {
  return (
    <button type="submit" class="button" data-kind="primary">{label}</button>
  );
}
