import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build/build.ts';
import { chromiumEnv } from '../chromium/chromium-env.ts';
import { findChromium } from '../chromium/find-chromium.ts';
import { sourceFiles } from '../files/source-files.ts';
import { makeSteps } from '../start/steps.ts';
import { closingLine, sum } from './counts.ts';
import { makeDataFolder } from './data-folder.ts';
import { type Layer, layerOf, planTests } from './plan.ts';
import { type LayerResult, runLayer } from './run-layer.ts';
import { startTestServices } from './test-services.ts';

/** Runs the tests layer by layer on services of its own; the exit code. Zero tests are a failure. */
export async function test(args: readonly string[]): Promise<number> {
  const root = process.cwd();
  const plan = planTests(args);
  const existing = existingLayers(root);
  const steps = makeSteps();
  const folder = await mkdtemp(join(tmpdir(), 'masthead-test-'));
  const remove = (each: string) => rm(each, { recursive: true, force: true, maxRetries: 3 });
  const cleanUps = [() => remove(folder)];
  const cleanUp = async () => {
    for (const each of cleanUps.splice(0).reverse()) await each();
  };
  const over = new AbortController();
  const onSignal = () => {
    over.abort();
    void cleanUp().finally(() => process.exit(130));
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  const results: [Layer, LayerResult, number][] = [];
  try {
    const wanted = plan.layers.filter((layer) => existing.has(layer));
    let env: Record<string, string> = {};
    if (wanted.some((layer) => layer !== 'unit')) {
      const data = await makeDataFolder();
      cleanUps.push(() => remove(data));
      const services = await steps.run('MongoDB and Redis', (say) => startTestServices(data, say));
      cleanUps.push(services.stop);
      env = { ...env, ...services.env };
    }
    if (wanted.includes('journey'))
      env = { ...env, ...chromiumEnv(await steps.run('Chromium', findChromium)) };
    // Crash tests start the built site, journeys all that is built.
    if (wanted.includes('crash') || wanted.includes('journey'))
      await steps.run('Build', (say) => build(root, say));
    for (const layer of wanted) {
      console.log(`\n── ${layer} ──`);
      const started = Date.now();
      const result = await runLayer({
        root,
        layer,
        jestArguments: plan.jestArguments,
        env,
        folder,
        signal: over.signal,
      });
      results.push([layer, result, Date.now() - started]);
    }
  } catch (error) {
    console.error((error as Error).message);
    results.push([
      plan.layers[0] ?? 'unit',
      { counts: { passed: 0, failed: 1, skipped: 0 }, isGreen: false },
      0,
    ]);
  } finally {
    await cleanUp();
  }
  return report(results);
}

function report(results: readonly [Layer, LayerResult, number][]): number {
  console.log('');
  for (const [layer, { counts }, ms] of results)
    console.log(`${layer.padEnd(12)} ${closingLine(counts)} in ${(ms / 1000).toFixed(1)} s`);
  const total = sum(results.map(([, { counts }]) => counts));
  const hasRun = total.passed + total.failed > 0;
  if (!hasRun) console.error('No test ran: that is a failure.');
  console.log(closingLine(total));
  return hasRun && total.failed === 0 && results.every(([, { isGreen }]) => isGreen) ? 0 : 1;
}

function existingLayers(root: string): Set<Layer | null> {
  const files = ['apps', 'packages'].flatMap((folder) => sourceFiles(join(root, folder)));
  return new Set(files.map(layerOf));
}
