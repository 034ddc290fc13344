import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { makeFolder, runCli } from './run-cli.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
const variables = new Set(
  read('.env.example')
    .match(/^#?[A-Z][A-Z0-9_]+(?==)/gm)
    ?.map((name) => name.replace('#', '')),
);
/** Of other programs, of Docker and of the shell. */
const foreign =
  /^(OLD_MEDIA_DIR|FOLDER|NAME|REPOSITORY|ADDRESS|USER|SECRET|MONGO_INITDB_ROOT_PASSWORD|PASSWORD|MASTHEAD_DB)$/;

describe.each(['README.md', 'docs/operations.md'])('what %s tells an operator', (path) => {
  const text = read(path);
  // What is typed stands between back quotes, or in a block of its own.
  const typed = [...text.matchAll(/```[a-z]*\n([\s\S]*?)```|`([^`\n]+)`/g)].map(
    ([, block, span]) => block ?? span ?? '',
  );

  it('to run is a command of ours', async () => {
    const lines = typed.flatMap((piece) => piece.split('\n'));
    const asked = lines.flatMap((line) => [
      ...line.matchAll(
        /(?:\bmasthead(?: --)?|--rm (?:-\S+ (?:"[^"]*" )?)*(?:cli|desk)) ([a-z][a-z|-]+)(?: ([a-z][a-z|-]+)(?![\w/.:=]))?/g,
      ),
    ]);
    const paths = new Set(
      asked.flatMap(([, verbs = '', under]) =>
        verbs.split('|').flatMap((verb) => (under?.split('|') ?? ['']).map((sub) => `${verb} ${sub}`.trim())),
      ),
    );
    expect(paths.size).toBeGreaterThan(10);
    const here = makeFolder({});
    for (const command of paths) {
      const { code, out } = await runCli([...command.split(' '), '--help'], here, {});
      expect([command, code, out.split('\n')[0]]).toEqual([
        command,
        0,
        expect.stringContaining(`Usage: masthead ${command}`),
      ]);
    }
  });

  it('to run by npm is a script of ours', () => {
    const asked = typed.flatMap((piece) =>
      [...piece.matchAll(/npm run(?: -s)? ([a-z:]+)/g)].map(([, name]) => name),
    );
    expect(asked.length).toBeGreaterThan(2);
    expect(asked.filter((name) => !scripts.includes(name ?? ''))).toEqual([]);
  });

  it('to set is a variable of ours', () => {
    const asked = typed.flatMap(
      (piece) => piece.match(/(?<![\w$/-])[A-Z][A-Z0-9]*_[A-Z0-9_]+(?![\w…])/g) ?? [],
    );
    expect(asked.length).toBeGreaterThan(5);
    const bare = asked.map((name) => name.replace(/_FILE$/, ''));
    const unknown = bare.filter((name) => !variables.has(name) && !foreign.test(name));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('to read is there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) =>
      join(dirname(path), link),
    );
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });
});

describe('the secrets that docs/operations.md makes', () => {
  it('are those without which docker-compose.yml does not start, each once', () => {
    const wanted = new Set(
      [...read('docker-compose.yml').matchAll(/(?<!\$)\$\{(\w+):\?/g)].map(([, name]) => name),
    );
    const block =
      /\*\*1\. The code and its secrets\.[\s\S]*?```sh\n([\s\S]*?)```/.exec(
        read('docs/operations.md'),
      )?.[1] ?? '';
    const looped = /for name in ([\s\S]*?); do/.exec(block)?.[1]?.split(/[\s\\]+/) ?? [];
    const said = [...block.matchAll(/echo "(\w+)=/g)].map(([, name]) => name);
    expect([...looped, ...said].sort()).toEqual([...wanted].sort());
  });
});
