import { GoogleMark } from "../../../shared/ui/GoogleMark.tsx";

interface Props {
  label: string;
  /** A path of this site, already checked. */
  returnTo: string;
}

/** Starts the sign-in. A link, because it only goes to another page. */
export function GoogleButton({ label, returnTo }: Props) {
  const query = new URLSearchParams({ return_to: returnTo });
  return (
    <a class="button google-button" href={`/auth/login/google?${query}`}>
      <GoogleMark class="google-mark" />
      <span>{label}</span>
    </a>
  );
}
