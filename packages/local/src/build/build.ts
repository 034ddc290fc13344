import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Say } from '../binaries/binary.ts';
import { runForOutput } from '../processes/run-for-output.ts';
import { inputsHash } from './inputs-hash.ts';

/**
 * Builds the four processes with turbo, unless nothing has changed since the last time: then not even turbo runs.
 * @throws with the end of turbo's output; the whole of it is in node_modules/.cache/masthead/build.log.
 */
export async function build(root: string, say: Say = () => {}, signal?: AbortSignal): Promise<void> {
  const cache = join(root, 'node_modules/.cache/masthead');
  const stamp = join(cache, 'build-stamp');
  const hash = inputsHash(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && missingOutputs(root).length === 0) {
    say('nothing has changed since the last build');
    return;
  }
  mkdirSync(cache, { recursive: true });
  // A build that is stopped half-way leaves its outputs half-made: no stamp may vouch for them.
  rmSync(stamp, { force: true });
  const log = join(cache, 'build.log');
  const turbo = join(root, 'node_modules/turbo/bin/turbo');
  const args = [turbo, 'run', 'build', '--ui=stream', '--no-color', '--output-logs=new-only'];
  const env = { TURBO_TELEMETRY_DISABLED: '1', NEXT_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  try {
    const options = {
      timeoutMs: 900_000,
      cwd: root,
      env,
      keepLines: 40,
      ...(signal === undefined ? {} : { signal }),
    };
    writeFileSync(log, await runForOutput(process.execPath, args, options));
  } catch (error) {
    writeFileSync(log, (error as Error).message);
    throw new Error(`The build failed.\n${(error as Error).message}`);
  }
  const missing = missingOutputs(root);
  if (missing.length > 0) throw new Error(`The build left nothing in ${missing.join(', ')}`);
  writeFileSync(stamp, hash);
}

/** The apps that have a build script but nothing built. */
function missingOutputs(root: string): string[] {
  return readdirSync(join(root, 'apps'))
    .map((name) => `apps/${name}`)
    .filter((app) => hasBuildScript(join(root, app)))
    .filter((app) => !['dist', '.next/BUILD_ID'].some((output) => existsSync(join(root, app, output))));
}

function hasBuildScript(folder: string): boolean {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return false;
  const { scripts } = JSON.parse(readFileSync(path, 'utf8')) as { scripts?: Record<string, string> };
  return scripts?.build !== undefined;
}
