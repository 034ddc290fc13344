import { mkdirSync } from 'node:fs';
import { build } from '../build/build.ts';
import { writeAdminLogin } from './admin-login.ts';
import { claimPorts } from './claim-ports.ts';
import { loadSampleOnce } from './load-sample-once.ts';
import { dataFolder, type Environment, givenEnvironment } from './local-environment.ts';
import { startLocalServices } from './local-services.ts';
import { printReady } from './print-ready.ts';
import { makePrinter } from './printer.ts';
import type { Placement } from './process-environments.ts';
import { proveSandbox } from './prove-sandbox.ts';
import { runMasthead } from './run-masthead.ts';
import { endLeftovers, isAlive, readRunState } from './run-state.ts';
import { localSecrets } from './secrets.ts';
import { makeSession, type Session } from './session.ts';
import { makeSteps, type Steps } from './steps.ts';

/** `npm start` (`--dev`: watching, nothing built). Runs until it is asked to stop, then ends this process. */
export async function start(args: readonly string[]): Promise<void> {
  const root = process.cwd();
  const steps = makeSteps();
  const given = givenEnvironment(root);
  const dataDir = dataFolder(root, given);
  // Addresses of readers and mails with their links lie in there.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (await isRunningAlready(dataDir, steps)) process.exit(1);
  const session = makeSession(dataDir);
  const end = async (code: number) => {
    const begun = Date.now();
    await session.stop();
    steps.say(`Everything stopped in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (!session.signal.aborted) steps.say(`${signal}: stopping`);
      void end(0);
    });
  const mode = args.includes('--dev') ? 'development' : 'production';
  const onUnexpectedExit = (name: string, why: string) => {
    if (session.signal.aborted) return;
    console.error(`\n${name} ${why}; its last lines are above. Stopping the rest.`);
    void end(1);
  };
  try {
    await bringUp({ root, dataDir, given, mode, steps, session, onUnexpectedExit });
  } catch (error) {
    if (session.signal.aborted) return;
    console.error(`\n${(error as Error).message}\n`);
    await end(1);
  }
}

interface BringUp {
  readonly root: string;
  readonly dataDir: string;
  readonly given: Environment;
  readonly mode: Placement['mode'];
  readonly steps: Steps;
  readonly session: Session;
  readonly onUnexpectedExit: (name: string, why: string) => void;
}

async function bringUp(options: BringUp): Promise<void> {
  const { root, dataDir, given, mode, steps, session, onUnexpectedExit } = options;
  const { host, ports } = await claimPorts(given);
  const secrets = localSecrets(dataDir);
  const login = writeAdminLogin(dataDir, given, secrets);
  // Fetching waits for the network, building for the processor: side by side.
  const [services] = await Promise.all([
    startLocalServices({ dataDir, given, steps, onSpawn: (child) => session.adopt('service', child) }),
    mode === 'production' ? steps.run('Build', (say) => build(root, say, session.signal)) : undefined,
  ]);
  const masthead = await runMasthead({
    root,
    at: { dataDir, host, ports, mode, ...services },
    given,
    secrets,
    onLine: makePrinter(),
    onSpawn: (child) => session.adopt('process', child),
    onUnexpectedExit,
    step: (name, launch) => steps.run(name, launch),
  });
  session.signal.throwIfAborted();
  const { siteUrl, adminUrl, sandboxUrl, isLive } = masthead;
  session.announce({
    MONGODB_URI: services.mongodbUri,
    REDIS_URL: services.redisUrl,
    SITE_URL: siteUrl,
    ADMIN_URL: adminUrl,
    ...(isLive ? {} : { RESEND_BASE_URL: sandboxUrl }),
  });
  // The sample is the desk's work, the proof the worker's: side by side.
  await Promise.all([loadSampleOnce({ dataDir, masthead, steps }), proveSandbox({ masthead, steps })]);
  printReady({ masthead, login, dataDir, elapsedMs: steps.elapsedMs() });
}

async function isRunningAlready(dataDir: string, steps: Steps): Promise<boolean> {
  const state = readRunState(dataDir);
  if (state === null) return false;
  if (isAlive(state.supervisor)) {
    console.error(`Masthead is already running (pid ${state.supervisor.pid}). Stop it there, or use it:`);
    for (const name of ['SITE_URL', 'ADMIN_URL', 'RESEND_BASE_URL'])
      if (state.addresses[name] !== undefined) console.error(`  ${state.addresses[name]}`);
    return true;
  }
  const ended = await endLeftovers(state);
  if (ended.length > 0) steps.say(`Ended what an earlier start had left behind: ${ended.join(', ')}`);
  return false;
}
