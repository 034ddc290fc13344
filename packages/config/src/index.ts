export * from './house-sender.ts';
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
