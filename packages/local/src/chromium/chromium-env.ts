import type { Chromium } from './chromium.ts';

/** How the journeys and the picture scripts are told which Chromium to launch (`launchBrowser` of packages/testing). */
export function chromiumEnv({ executablePath, args, env }: Chromium): Record<string, string> {
  return {
    CHROMIUM_PATH: executablePath,
    CHROMIUM_ARGS: JSON.stringify(args),
    CHROMIUM_ENV: JSON.stringify(env),
  };
}
