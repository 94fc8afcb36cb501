/** Line drawings, 24 units square. */
const shapes = {
  send: "M12 19V5M6 11l6-6 6 6",
  stop: "M6 6h12v12H6z",
  plus: "M12 5v14M5 12h14",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6L6 18",
  pencil: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  trash: "M5 7h14M10 7V5h4v2M7 7l1 13h8l1-13M10 11v5M14 11v5",
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M7 7l10 10M17 7L7 17",
  down: "M12 5v14M6 13l6 6 6-6",
  clock: "M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
};

/** A drawing beside words that say the same, so it is hidden from screen readers. */
export function Icon(props: { name: keyof typeof shapes }) {
  return (
    <svg
      class="icon"
      data-icon={props.name}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={shapes[props.name]} />
    </svg>
  );
}
