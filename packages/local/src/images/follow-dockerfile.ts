import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runForOutput } from '../processes/run-for-output.ts';
import type { Stage, Step } from './read-dockerfile.ts';

/** A folder that stands for an image: its root, where a process would start, and what it would be told. */
export interface Followed {
  readonly root: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  readonly argv: readonly string[];
}

/**
 * Does what a Dockerfile says without a container engine: each stage is an empty folder, COPY copies, RUN runs in it,
 * with the image's own paths read as below that folder. The base image is this machine's Node. What an engine adds
 * (the user, the read-only root, another libc) is not in it.
 * @param context the files of the build, as .dockerignore leaves them
 * @param layers a folder that keeps what a stage is after its first RUN: another Dockerfile that begins alike goes on from
 *   there, as an engine's cache lets it
 * @returns the last stage
 */
export async function followDockerfile(
  stages: readonly Stage[],
  {
    context,
    folder,
    layers,
    say,
  }: {
    readonly context: string;
    readonly folder: string;
    readonly layers: string;
    readonly say: (line: string) => void;
  },
): Promise<Followed> {
  const roots = new Map<string, string>();
  let last: Followed | null = null;
  for (const stage of stages) {
    const root = join(folder, stage.name);
    mkdirSync(join(root, 'tmp'), { recursive: true });
    roots.set(stage.name, root);
    const rootOf = (from: string | null) => (from === null ? context : (roots.get(from) ?? ''));
    last = await followStage(stage, root, rootOf, { layers, say });
  }
  if (last === null) throw new Error('there is no stage');
  return last;
}

async function followStage(
  { command, entrypoint, steps }: Stage,
  root: string,
  rootOf: (from: string | null) => string,
  { layers, say }: { readonly layers: string; readonly say: (line: string) => void },
): Promise<Followed> {
  let cwd = root;
  let user = 'root';
  const env: Record<string, string> = {};
  const firstRun = steps.findIndex(({ kind }) => kind === 'run');
  const layer = join(layers, nameOfLayer(steps.slice(0, firstRun + 1)));
  const isKept = existsSync(layer);
  if (isKept) await hardLinks(layer, root);
  for (const [at, step] of steps.entries()) {
    switch (step.kind) {
      case 'workdir':
        cwd = join(root, step.path);
        mkdirSync(cwd, { recursive: true });
        break;
      case 'env':
        Object.assign(env, step.values);
        break;
      case 'user':
        user = step.name;
        break;
      case 'copy':
        copy(step, cwd, step.from === null ? rootOf(null) : rootOf(step.from));
        break;
      case 'run': {
        if (at === firstRun && isKept) {
          say(`    kept    RUN ${step.command.slice(0, 90)}`);
          break;
        }
        const started = Date.now();
        await runForOutput('sh', ['-c', within(step.command, root)], {
          cwd,
          env: { ...env, HOME: join(root, 'tmp') },
          timeoutMs: 900_000,
          keepLines: 40,
        });
        say(
          `  ${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  RUN ${step.command.slice(0, 90)}`,
        );
        if (at === firstRun && steps.every((one) => one.kind !== 'copy' || one.from === null)) {
          mkdirSync(layers, { recursive: true });
          await hardLinks(root, layer);
        }
        break;
      }
      default:
        step satisfies never;
    }
  }
  return { root, cwd, env, user, argv: [...entrypoint, ...command] };
}

function nameOfLayer(steps: readonly Step[]): string {
  return createHash('sha256').update(JSON.stringify(steps)).digest('hex');
}

/**
 * The files of a folder as other names of the same files. What is copied into it afterwards is written anew; what was made by
 * RUN (node_modules) is replaced by those who change it, never written into.
 */
async function hardLinks(from: string, to: string): Promise<void> {
  await runForOutput('cp', ['-al', `${from}/.`, to], { timeoutMs: 300_000 });
}

/** A folder's content goes into the target, a file under its own name; a source that is not there is an error. */
function copy({ sources, to }: Extract<Step, { kind: 'copy' }>, cwd: string, from: string): void {
  for (const source of sources) {
    const path = join(from, source);
    if (!existsSync(path)) throw new Error(`COPY ${source}: it is not there`);
    const isFolder = statSync(path).isDirectory();
    const target = join(cwd, to, isFolder ? '' : relative(join(path, '..'), path));
    cpSync(path, target, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  }
}

/** `/app` and `/data` of the image are folders below `root`; there is no user `node` to give them to. */
function within(command: string, root: string): string {
  return `chown() { :; }; ${command.replaceAll(/(?<=^|[\s=])\/(app|data)(?=[/\s]|$)/g, `${root}/$1`)}`;
}
