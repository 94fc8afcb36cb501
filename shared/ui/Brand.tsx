/** A shop curtain (暖簾) over a counter. */
export function BrandMark() {
  return (
    <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--brand)" />
      <rect
        x="5"
        y="6"
        width="22"
        height="2"
        rx="1"
        fill="var(--brand-paper)"
      />
      <path
        d="M7 8h5.4v9.2a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1zM13.3 8h5.4v7.2a1 1 0 0 1-1 1h-3.4a1 1 0 0 1-1-1zM19.6 8H25v9.2a1 1 0 0 1-1 1h-3.4a1 1 0 0 1-1-1z"
        fill="var(--brand-paper)"
      />
      <rect
        x="5"
        y="22"
        width="22"
        height="3"
        rx="1.5"
        fill="var(--brand-seal)"
      />
    </svg>
  );
}

/** The product's name with its mark, as a link to `href`. */
export function Brand(props: { name: string; href: string }) {
  return (
    <a class="brand" href={props.href}>
      <BrandMark />
      <span>{props.name}</span>
    </a>
  );
}
