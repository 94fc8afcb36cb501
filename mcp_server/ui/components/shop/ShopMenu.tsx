import type { Locale } from "../../../../shared/ui/locale.ts";
import { shopPages } from "../../desk/sections.ts";
import { shopWords } from "../../locales/shop.ts";

/** The pages about the shop itself, in a row. */
export function ShopMenu({ locale, path }: { locale: Locale; path: string }) {
  return (
    <nav class="tabs" aria-label={shopWords[locale].pages}>
      <ul role="list">
        {shopPages.map((page) => (
          <li key={page.path}>
            <a
              href={page.path}
              aria-current={isShown(page.path, path) ? "page" : "false"}
            >
              {page.name[locale]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function isShown(page: string, path: string): boolean {
  return path === page ||
    page !== "/admin/shop" && path.startsWith(`${page}/`);
}
