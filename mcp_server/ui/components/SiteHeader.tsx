import { Brand } from "../../../shared/ui/Brand.tsx";
import { LanguageSwitch } from "../../../shared/ui/LanguageSwitch.tsx";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { Admin } from "../../operation/admin.ts";
import type { Text } from "../locales/text.ts";

interface Props {
  text: Text;
  locale: Locale;
  admin: Admin | null;
  url: URL;
}

/** The bar on top of every page: where you are, and who you are. */
export function SiteHeader({ text, locale, admin, url }: Props) {
  return (
    <header class="site-header">
      <div class="site-header-inner">
        <Brand name={text.product} href="/admin" />
        <span class="site-name">{text.site}</span>
        {admin && <MainMenu text={text} path={url.pathname} />}
        <div class="site-header-end">
          <LanguageSwitch
            locale={locale}
            path={url.search}
            label={text.language}
          />
          {admin && <Account text={text} admin={admin} />}
        </div>
      </div>
    </header>
  );
}

function MainMenu({ text, path }: { text: Text; path: string }) {
  return (
    <nav class="main-menu" aria-label={text.mainMenu}>
      <a
        href="/admin/bookings"
        aria-current={path === "/admin/bookings" ? "page" : "false"}
      >
        {text.bookings.title}
      </a>
    </nav>
  );
}

function Account({ text, admin }: { text: Text; admin: Admin }) {
  return (
    <div class="account">
      <p class="account-who" title={admin.email}>
        <span class="account-name">{admin.name}</span>
        <span class="account-role">{text.roles[admin.role]}</span>
      </p>
      <form method="post" action="/auth/logout">
        <button type="submit" class="button" data-kind="quiet">
          {text.signOut}
        </button>
      </form>
    </div>
  );
}
