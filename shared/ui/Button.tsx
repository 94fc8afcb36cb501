import type { ButtonHTMLAttributes } from "preact";

/** How prominent a button is. */
export type ButtonKind = "primary" | "plain" | "quiet" | "danger";

/** A button; its `type` is `button` by default. */
export function Button(
  { kind = "plain", shape, ...rest }:
    & ButtonHTMLAttributes<HTMLButtonElement>
    & { kind?: ButtonKind; shape?: "icon" },
) {
  return (
    <button
      type="button"
      {...rest}
      class="button"
      data-kind={kind}
      data-shape={shape}
    />
  );
}
