import type { Service } from "../data.ts";

/** Two services that a third one is at once ("… and …") are that one. */
export function combined(
  chosen: readonly Service[],
  services: readonly Service[],
): readonly Service[] {
  const [first, second, ...more] = chosen;
  if (!first || !second || more.length > 0) return chosen;
  const both = services.find((service) => {
    const parts = nameOf(service).split(/ ?(?:\+|&| and ) ?/);
    return parts.length === 2 && service !== first && service !== second &&
      (isNamed(first, parts[0]!) && isNamed(second, parts[1]!) ||
        isNamed(second, parts[0]!) && isNamed(first, parts[1]!));
  });
  return both ? [both] : chosen;
}

const nameOf = ({ name }: Service) => name.en.toLowerCase();

function isNamed(service: Service, part: string): boolean {
  const name = nameOf(service);
  return name === part || name.split(" ").includes(part);
}
