import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerFlags } from './worker-flags.ts';

const app = join(import.meta.dirname, '../../../../apps/worker');

describe('the flags of a worker', () => {
  it('are the same in its image and in its own script as under npm start', () => {
    const { scripts } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8')) as {
      scripts: { start: string };
    };
    const [, command = '[]'] = /^CMD (\[.*\])$/m.exec(readFileSync(join(app, 'Dockerfile'), 'utf8')) ?? [];
    const ships = (words: readonly string[]) => words.slice(1, -1);
    const expected = [...workerFlags, '--enable-source-maps'];
    expect(ships(scripts.start.split(' '))).toEqual(expected);
    expect(ships(JSON.parse(command) as string[])).toEqual(expected);
  });
});
