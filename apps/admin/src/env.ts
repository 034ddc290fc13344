import { AdminEnv, readEnv } from '@masthead/config';

let read: AdminEnv | null = null;

/** The admin's environment, read once. @throws EnvError naming the variable and what to set. */
export function env(): AdminEnv {
  read ??= readEnv(AdminEnv);
  return read;
}
