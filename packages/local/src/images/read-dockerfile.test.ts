import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { followDockerfile } from './follow-dockerfile.ts';
import { readDockerfile } from './read-dockerfile.ts';

const root = join(import.meta.dirname, '../../../..');
const ours = readdirSync(join(root, 'apps'))
  .map((app) => ({ app, path: join(root, 'apps', app, 'Dockerfile') }))
  .map(({ app, path }) => ({ app, stages: readDockerfile(readFileSync(path, 'utf8')) }));

describe('a Dockerfile of ours', () => {
  it.each(ours)('of $app builds in one stage, and ships in another as nobody special', ({ app, stages }) => {
    expect(stages.map(({ name }) => name)).toEqual(['build', '1']);
    const [, last] = stages;
    expect(last?.steps.at(-1)).toEqual({ kind: 'user', name: 'node' });
    expect([...(last?.entrypoint ?? []), ...(last?.command ?? [])].join(' ')).toContain(`apps/${app}/`);
    expect(stages[0]?.steps.filter(({ kind }) => kind === 'run').at(-1)).toMatchObject({
      command: expect.stringMatching(new RegExp(`prune-for.mjs ${app} && npm install .*--omit=dev$`)),
    });
  });
});

describe('followed without a container engine', () => {
  const text = [
    'FROM node:24 AS build',
    'WORKDIR /app',
    'COPY . .',
    'RUN mkdir -p /data/made && cat a.txt > out.txt && chown node:node /data/made',
    'FROM node:24',
    'WORKDIR /app',
    'ENV NODE_ENV=production',
    'COPY --from=build /app/out.txt ./',
    'COPY --from=build /app/deep ./deep',
    'USER node',
    'CMD ["node", "out.txt"]',
  ].join('\n');

  it('is two folders, of which the second holds what was copied and nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'masthead-follow-'));
    await mkdir(join(folder, 'context/deep'), { recursive: true });
    await writeFile(join(folder, 'context/a.txt'), 'a');
    await writeFile(join(folder, 'context/deep/b.txt'), 'b');
    const follow = (what: string) =>
      followDockerfile(readDockerfile(what), {
        context: join(folder, 'context'),
        folder,
        layers: join(folder, 'layers'),
        say: () => undefined,
      });
    const image = await follow(text);
    expect(image).toMatchObject({ user: 'node', argv: ['node', 'out.txt'], env: { NODE_ENV: 'production' } });
    expect(readdirSync(image.cwd).sort()).toEqual(['deep', 'out.txt']);
    expect(await readFile(join(image.cwd, 'deep/b.txt'), 'utf8')).toBe('b');
    expect(readdirSync(join(folder, 'build/data'))).toEqual(['made']);
    await expect(follow(text.replace('/app/out.txt', '/app/none.txt'))).rejects.toThrow('none.txt');
    await expect(follow(text.replace('cat a.txt', 'cat c.txt'))).rejects.toThrow('c.txt');
    expect(() => readDockerfile('FROM a\nONBUILD RUN x')).toThrow('ONBUILD');
    await rm(folder, { recursive: true, force: true });
  });

  it('goes on from what another made that begins alike, as it was before the other went on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'masthead-layers-'));
    await mkdir(join(folder, 'context'));
    await writeFile(join(folder, 'context/a.txt'), 'a');
    const said: string[] = [];
    const follow = (name: string, end: string) =>
      followDockerfile(
        readDockerfile(`FROM node:24\nWORKDIR /app\nCOPY . .\nRUN mkdir made && touch made/b\n${end}`),
        {
          context: join(folder, 'context'),
          folder: join(folder, name),
          layers: join(folder, 'layers'),
          say: (line) => said.push(line.trim()),
        },
      );
    await follow('one', 'RUN echo changed > a.txt && rm -r made');
    const { cwd } = await follow('two', 'RUN cat a.txt > c.txt');
    expect(said.map((line) => /^kept/.test(line))).toEqual([false, false, true, false]);
    expect(await readFile(join(cwd, 'c.txt'), 'utf8')).toBe('a');
    expect(readdirSync(join(cwd, 'made'))).toEqual(['b']);
    await rm(folder, { recursive: true, force: true });
  });
});
