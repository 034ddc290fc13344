import { randomBytes } from 'node:crypto';
import type { CliContext } from '../cli-context.ts';
import { CliFailure } from '../cli-failure.ts';
import { checkKeys, findKeyFile } from '../keys/key-file.ts';
import { kidOf, nextKeys } from '../keys/next-keys.ts';
import type { RotateOptions } from '../keys/rotate-options.ts';

export async function showKeys({ file }: RotateOptions, context: CliContext): Promise<void> {
  const { path, value } = await findKeyFile(context, file);
  const [signing = '', ...others] = value.split(',').map((key) => kidOf(key.trim()));
  const rest = others.length === 0 ? 'no other is believed' : `still believed: ${others.join(', ')}`;
  context.out(`${signing} signs; ${rest} (${path})\n`);
}

export async function rotateKeys({ atOnce, file, print }: RotateOptions, context: CliContext): Promise<void> {
  const newSecret = () => randomBytes(32).toString('base64');
  if (print) {
    const given = context.env.TOKEN_KEYS ?? '';
    if (given === '') throw new CliFailure('TOKEN_KEYS is not set in the environment.', 2);
    checkKeys(given, 'the environment');
    context.out(`${nextKeys(given, newSecret, atOnce).value}\n`);
    return;
  }
  const keys = await findKeyFile(context, file);
  const { step, kid, value } = nextKeys(keys.value, newSecret, atOnce);
  checkKeys(value, 'the new list');
  await keys.write(value);
  context.out(
    step === 'added'
      ? `${kid} is added in ${keys.path}. Restart site, worker and admin, then run "masthead keys rotate" again: it signs from then on.\n`
      : `${kid} signs, by ${keys.path}. Restart site, worker and admin. Links signed before go on working: keep the older keys.\n`,
  );
}
