import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * The long form of the whole table, in pieces of some eight minutes: so many a lane, two lanes side by side. Kills by four
 * seeds, fifty each. Where times are waited for, TIMESCALE is 30; elections, kills and Redis have it at 10.
 */
const pieces: readonly string[] = [
  'provider-faults --timescale 30',
  'kill-9 --times 50 --recipients 2000 --seed 2026',
  'kill-9 --times 50 --recipients 2000 --seed 2027',
  'mongodb-kill',
  'failpoints --timescale 30',
  'redis-restart,redis-flushall,redis-empty',
  'kill-9 --times 50 --recipients 2000 --seed 2028',
  'freeze --recipients 1500 --timescale 30',
  'redis-down --timescale 30',
  'mongodb-step-down',
  'sigterm --timescale 30',
  'kill-9 --times 50 --recipients 2000 --seed 2029',
  'redis-full,cancel-mend,other-renderer',
  'restored-dump --timescale 30',
  'quota-weekend,ambiguous --timescale 30',
  'cluster --timescale 1',
  'rolling-restart',
];

const help = `npm run -s crash:table -- [--lanes 2] [--under "nice -n 5"] [--dry-run]
  --under: a command that every piece is run under`;

/** Every row into docs/crash-table.md; exit code 1 when one of them is broken. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      lanes: { type: 'string', default: '2' },
      under: { type: 'string', default: '' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const waiting = pieces.map((piece) => commandOf(piece, values.under));
  if (values['dry-run']) return console.log(waiting.map((command) => command.join(' ')).join('\n'));
  const lanes = Array.from({ length: Number(values.lanes) }, async () => {
    for (let command = waiting.shift(); command !== undefined; command = waiting.shift()) {
      console.error(`${new Date().toISOString()} ${command.join(' ')}`);
      if (!(await run(command))) process.exitCode = 1;
    }
  });
  await Promise.all(lanes);
}

function commandOf(piece: string, under: string): string[] {
  const [names = '', ...given] = piece.split(' ');
  const seed = given.includes('--seed') ? [] : ['--seed', '2026'];
  const before = under.split(' ').filter((word) => word !== '');
  return [...before, 'npm', 'run', '-s', 'crash', '--', '--scenario', names, ...given, ...seed, '--write'];
}

async function run([command = '', ...args]: readonly string[]): Promise<boolean> {
  const child = spawn(command, args, { cwd: join(import.meta.dirname, '../../../..'), stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

await main();
