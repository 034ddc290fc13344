import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeAdminLogin } from './admin-login.ts';
import { localSecrets } from './secrets.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'masthead-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the local secrets', () => {
  it('are generated once and kept for their owner alone', () => {
    const first = localSecrets(folder);
    expect(localSecrets(folder)).toEqual(first);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('differ between installations', () => {
    const first = localSecrets(join(folder, 'a'));
    const second = localSecrets(join(folder, 'b'));
    for (const [name, value] of Object.entries(first))
      if (name !== 'ADMIN_EMAIL') expect(second).not.toMatchObject({ [name]: value });
  });

  it('are not silently replaced when the file is damaged: links in mails depend on them', () => {
    writeFileSync(join(folder, 'secrets.json'), '{"half":');
    expect(() => localSecrets(folder)).toThrow(/damaged/);
  });

  it('show the first password once and keep it for its owner alone', () => {
    const secrets = localSecrets(folder);
    expect(writeAdminLogin(folder, {}, secrets)).toMatchObject({
      isNew: true,
      password: secrets.ADMIN_PASSWORD,
    });
    expect(writeAdminLogin(folder, {}, secrets)).toMatchObject({ isNew: false });
    expect(statSync(join(folder, 'admin-login.txt')).mode & 0o777).toBe(0o600);
  });

  it('never repeat a password that a person chose', () => {
    const login = writeAdminLogin(folder, { ADMIN_PASSWORD: 'chosen-by-a-person' }, localSecrets(folder));
    expect(login.password).toBeNull();
  });
});
