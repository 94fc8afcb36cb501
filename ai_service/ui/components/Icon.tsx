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
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  thumb_up:
    "M7 11v9H4v-9zM7 11l4-7c2 0 3 1 2 4l-1 2h6c2 0 2 1 2 3l-2 5c0 1-1 2-2 2H7",
  thumb_down:
    "M7 13V4H4v9zM7 13l4 7c2 0 3-1 2-4l-1-2h6c2 0 2-1 2-3l-2-5c0-1-1-2-2-2H7",
  again: "M4 12a8 8 0 1 0 3-6M4 4v4h4",
  search: "M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15.5 15.5L20 20",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  sliders: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
  keyboard: "M3 7h18v11H3zM7 11h.01M11 11h.01M15 11h.01M17 11h.01M8 14.5h8",
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
