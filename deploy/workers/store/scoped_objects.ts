import type { ObjectNamespace } from "../../../ai_service/workers/platform.ts";

/** The objects whose names begin with `scope`: an empty store of its own. */
export function scopedObjects<Methods>(
  objects: ObjectNamespace<Methods>,
  scope: string,
): ObjectNamespace<Methods> {
  return {
    idFromName: (name) => objects.idFromName(`${scope} ${name}`),
    get: (id) => objects.get(id),
  };
}

/** The scope that an object's own name begins with. */
export function scopeOf(name: string): string {
  return name.slice(0, name.indexOf(" "));
}
