import { ownHandler, ownRoute } from "../own/own_route.tsx";

export const handler = ownHandler;

export default ownRoute("orders");
