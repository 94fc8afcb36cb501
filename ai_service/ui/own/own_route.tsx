import { page } from "fresh";
import { Welcome } from "../components/Welcome.tsx";
import { define } from "../state.ts";
import { OwnPage } from "./OwnPage.tsx";
import type { OwnPageName } from "./own_pages.ts";

/** Those who are not signed in are asked to, and come back to the page. */
export const ownHandler = define.handlers({
  async GET({ state }) {
    if (state.user) return page({ welcome: null });
    const [tools, shop] = await Promise.all([
      state.listToolNames(),
      state.readShop(),
    ]);
    return page({ welcome: { tools, shop } }, { status: 401 });
  },
});

/** The component of the route of that page. */
export function ownRoute(name: OwnPageName) {
  return define.page<typeof ownHandler>(function Own({ data, state, url }) {
    return data.welcome
      ? <Welcome state={state} url={url} {...data.welcome} />
      : <OwnPage state={state} name={name} />;
  });
}
