import { ApiError } from "../../shared/http/errors.ts";
import type { Kv } from "./kv.ts";

/** 503 for requests to a runtime that has no store. */
export function storeNotConfigured(): ApiError {
  return new ApiError("The store is not configured", {
    status: 503,
    code: "store_not_configured",
  });
}

/** A store for a runtime that has none: every method rejects or throws. */
export function missingStore(): Kv {
  const refuse = () => Promise.reject(storeNotConfigured());
  const refuseNow = () => {
    throw storeNotConfigured();
  };
  return {
    get: refuse,
    getMany: refuse,
    list: refuseNow,
    set: refuse,
    delete: refuse,
    atomic: refuse,
    listWakes: refuseNow,
    removeWake: refuse,
    watch: refuseNow,
    close: () => {},
  };
}
