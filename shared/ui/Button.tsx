import type { ButtonHTMLAttributes } from "preact";

/** How much a button asks for attention. */
export type ButtonKind = "primary" | "plain" | "quiet" | "danger";

/** A button; `type` is `button` unless said otherwise. */
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
