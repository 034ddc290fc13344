import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { heapFlags } from './heap-flags.ts';

const apps = join(import.meta.dirname, '../../../../apps');

describe.each(Object.entries(heapFlags))('the heap flags of %s', (name, flags) => {
  it('are the same in its image and in its own script as under npm start', () => {
    const { scripts } = JSON.parse(readFileSync(join(apps, name, 'package.json'), 'utf8')) as {
      scripts: { start: string };
    };
    const dockerfile = readFileSync(join(apps, name, 'Dockerfile'), 'utf8');
    const [, command = '[]'] = /^CMD (\[.*\])$/m.exec(dockerfile) ?? [];
    const options = (words: readonly string[]) => words.filter((word) => /^--(initial|heap)-/.test(word));
    expect(options(scripts.start.split(' '))).toEqual(flags);
    expect(options(JSON.parse(command) as string[])).toEqual(flags);
  });
});
