import { checkCors } from "./check_cors.ts";
import { checkDatabase } from "./check_database.ts";
import { checkEnvironment } from "./check_environment.ts";
import { checkKeys } from "./check_keys.ts";
import { checkModel } from "./check_model.ts";
import { checkReach } from "./check_reach.ts";
import { checkSignIn } from "./check_sign_in.ts";
import { checkStore } from "./check_store.ts";
import type { Finding } from "./finding.ts";
import { observe } from "./observe.ts";
import type { System } from "./system.ts";

/**
 * Looks at both services from the outside, at their environments as far as they
 * are here, and at the database over the server's own login. Changes nothing.
 */
export async function diagnose(system: System): Promise<Finding[]> {
  const observed = await observe(system);
  const found = await Promise.all([
    checkEnvironment(system),
    checkReach(system, observed),
    checkKeys(system, observed),
    checkDatabase(system),
    checkStore(system, observed),
    checkModel(system, observed),
    checkSignIn(system),
    checkCors(system, observed),
  ]);
  return found.flat();
}
