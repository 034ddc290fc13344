import { parseArgs } from 'node:util';
import { withOwnServices } from '@masthead/testing/own-services';
import { type Stack, startStack } from '@masthead/testing/stack';
import { type Figure, measureDesk } from './measure-desk.ts';
import { type Size, seedDesk } from './seed-desk.ts';

/**
 * How the desk answers at size, on the built admin with services of its own:
 * `npm run -s bench:desk -- [--issues 1000] [--stories 20000] [--papers 20000] [--runs 15] [--json]`
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      issues: { type: 'string', default: '1000' },
      stories: { type: 'string', default: '20000' },
      papers: { type: 'string', default: '20000' },
      runs: { type: 'string', default: '15' },
      json: { type: 'boolean', default: false },
    },
  });
  const size = {
    issues: Number(values.issues),
    stories: Number(values.stories),
    papers: Number(values.papers),
  };
  await withOwnServices(console.error, async () => {
    const stack = await startStack({ OUTBOUND_LOOKUPS: 'off' });
    try {
      await stack.loadSample();
      await stack.masthead.child('admin').stop();
      await fill(stack, size);
      await stack.masthead.start('admin');
      const figures = await measureDesk(stack, size, Number(values.runs));
      console.log(values.json ? JSON.stringify({ size, figures }, null, 2) : tableOf(figures));
    } finally {
      await stack.stop();
    }
  });
}

/** Payload in this process, with the environment of the stack’s admin. */
async function fill(stack: Stack, size: Size): Promise<void> {
  const started = Date.now();
  Object.assign(process.env, stack.env, { ADMIN_EMAIL: '', ADMIN_PASSWORD: '', LOG_LEVEL: 'silent' });
  const { getPayload } = await import('payload');
  const config = (await import('../../src/payload.config.ts')).default;
  const { delivery } = await import('../../src/delivery.ts');
  const { stopFollowing } = await import('../../src/projection/start-following.ts');
  const { databaseOf } = await import('../../src/read-model.ts');
  const payload = await getPayload({ config });
  await stopFollowing();
  const { docs } = await payload.find({ collection: 'newsletters', limit: 1 });
  await seedDesk(payload, docs[0]?.id ?? '', size);
  // The admin goes on from here: what was seeded is projected already.
  const stream = databaseOf(payload).watch();
  await stream.tryNext();
  await databaseOf(payload)
    .collection<{ _id: string }>('projectionState')
    .updateOne({ _id: 'read-model' }, { $set: { token: stream.resumeToken } }, { upsert: true });
  await stream.close();
  await (await delivery()).close();
  await payload.destroy();
  console.error(`seeded in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, medianMs, worstMs, wantedMs }) =>
    [
      what.padEnd(52),
      `${medianMs.toFixed(0)} ms`.padStart(9),
      `${worstMs.toFixed(0)} ms`.padStart(9),
      wantedMs === null ? '' : `≤ ${wantedMs} ms${medianMs <= wantedMs ? '' : '  MISSED'}`,
    ].join('  '),
  );
  return [['what'.padEnd(52), 'median'.padStart(9), 'worst'.padStart(9), 'wanted'].join('  '), ...rows].join(
    '\n',
  );
}

await main();
process.exit(0);
