export { clientAddress } from './client-address.ts';
export * from './house-sender.ts';
export { logFields, requestIdOf, withLogFields } from './log-context.ts';
export { createLogger, type Logger, type LoggerOptions } from './logger.ts';
export type { TokenKey } from './parsers.ts';
export { EnvError, readEnv } from './read-env.ts';
export { redactText } from './redact.ts';
export {
  AdminEnv,
  CliEnv,
  CommonEnv,
  LocalEnv,
  SandboxEnv,
  SigningEnv,
  SiteEnv,
  WorkerEnv,
} from './schemas.ts';
export { version } from './version.ts';
