import { parseArgs } from 'node:util';
import { testMongoUri } from '@masthead/testing';
import { provideMongod } from '@masthead/testing/provide-mongod';
import { restoreDrill } from '../drill.ts';

const wantedMs = 3 * 60_000;

/**
 * `npm run -s bench:restore -- [--subscribers 100000] [--issues 200] [--media 200] [--json]`: backup, wipe and restore on
 * a throw-away mongod, or the one MONGODB_URI names. Exit code 1 when something differs, somebody is mailed, or it takes
 * longer than three minutes.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      subscribers: { type: 'string', default: '100000' },
      issues: { type: 'string', default: '200' },
      media: { type: 'string', default: '200' },
      json: { type: 'boolean', default: false },
    },
  });
  const stop = await provideMongod();
  try {
    const drill = await restoreDrill({
      mongodbUri: testMongoUri(),
      subscribers: Number(values.subscribers),
      issues: Number(values.issues),
      mediaFiles: Number(values.media),
      mediaBytes: 200_000,
    });
    const { after, backupMs, before, campaign, documents, mailed, media, restoreMs } = drill;
    const isSame = JSON.stringify(after) === JSON.stringify(before);
    const ok = isSame && mailed === 0 && campaign === 'held' && backupMs + restoreMs <= wantedMs;
    const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
    console.log(
      values.json
        ? JSON.stringify({ ok, ...drill })
        : [
            `${documents.toLocaleString('en')} documents, ${media} media files`,
            `backup ${seconds(backupMs)} (read again), restore ${seconds(restoreMs)} (compared), together ${seconds(backupMs + restoreMs)}; wanted ≤ 180 s`,
            `list, issues and media taken out before and after: ${isSame ? 'the same to the byte' : 'NOT the same'}`,
            `mailed by a worker let loose on it with a campaign due: ${mailed}; the campaign is ${campaign}`,
            ok ? 'all as wanted' : 'NOT as wanted',
          ].join('\n'),
    );
    process.exitCode = ok ? 0 : 1;
  } finally {
    await stop();
  }
}

await main();
