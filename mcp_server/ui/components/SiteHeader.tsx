import { Brand } from "../../../shared/ui/Brand.tsx";
import { LanguageSwitch } from "../../../shared/ui/LanguageSwitch.tsx";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { Admin } from "../../operation/admin.ts";
import type { Text } from "../locales/text.ts";
import type { AdminContext } from "../state.ts";
import { customerList } from "../../customer/desk_reads.ts";
import { MainMenu } from "./MainMenu.tsx";
import { SearchBox } from "./SearchBox.tsx";

interface Props {
  text: Text;
  locale: Locale;
  /** Null where nobody is signed in. */
  staff: AdminContext | null;
  url: URL;
}

/** The bar on top of every page: where you are, and who you are. */
export function SiteHeader({ text, locale, staff, url }: Props) {
  return (
    <header class="site-header">
      <div class="site-header-inner">
        <Brand name={text.product} href="/admin" />
        <span class="site-name">{text.site}</span>
        {staff && (
          <MainMenu
            text={text}
            locale={locale}
            staff={staff}
            path={url.pathname}
          />
        )}
        {staff?.may(customerList) && (
          <SearchBox locale={locale} query={url.searchParams.get("q") ?? ""} />
        )}
        <div class="site-header-end">
          <LanguageSwitch
            locale={locale}
            path={url.search}
            label={text.language}
          />
          {staff && <Account text={text} admin={staff.admin} />}
        </div>
      </div>
    </header>
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
