import type { Locale } from "../../../shared/ui/locale.ts";
import { sections } from "../desk/sections.ts";
import type { Text } from "../locales/text.ts";
import type { AdminContext } from "../state.ts";

interface Props {
  text: Text;
  locale: Locale;
  staff: AdminContext;
  path: string;
}

/** The parts of the desk that this person's role has: a bar, or a list to open on a phone. */
export function MainMenu(props: Props) {
  const { mainMenu } = props.text;
  return (
    <>
      <nav class="main-menu" aria-label={mainMenu}>
        <Links {...props} />
      </nav>
      <details class="small-menu">
        <summary class="button" data-kind="quiet">{mainMenu}</summary>
        <nav aria-label={mainMenu}>
          <Links {...props} />
        </nav>
      </details>
    </>
  );
}

function Links({ locale, staff, path }: Props) {
  return (
    <ul role="list">
      {sections.filter(({ reads }) => staff.may(reads)).map((section) => (
        <li key={section.path}>
          <a
            href={section.path}
            aria-current={isWithin(section.path, path) ? "page" : "false"}
          >
            {section.name[locale]}
          </a>
        </li>
      ))}
    </ul>
  );
}

function isWithin(section: string, path: string): boolean {
  return path === section ||
    section !== "/admin" && path.startsWith(`${section}/`);
}
