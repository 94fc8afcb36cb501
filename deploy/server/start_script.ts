import type { ServiceName } from "../build/service.ts";

/**
 * The script that starts a built service, with least permissions: those that its
 * variables call for are told by `start_command.js`. The shell then becomes the
 * service, so that signals reach it. `DENO` names another Deno than the one on
 * PATH.
 */
export function startScript(service: ServiceName): string {
  return `#!/bin/sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
export DENO_NO_UPDATE_CHECK=1
command=$("\${DENO:-deno}" run --no-prompt --no-config --no-npm --no-remote \\
  --allow-env=AI_SERVICE_KV_PATH,DATABASE_URL \\
  "$here/start_command.js" ${service} "$here")
IFS='
'
set -f
exec $command
`;
}
