import type { DueProcessor, Log, SettingStore } from './ports/index.ts';
import { foreignEnvironment } from './prepare/foreign-environment.ts';

/** A processor that rests while the database belongs to another environment. */
export function onlyAtHome(
  processor: DueProcessor,
  settings: Pick<SettingStore, 'claimEnvironment'>,
  environmentId: string,
  log: Log,
): DueProcessor {
  return {
    async runDue() {
      const why = await foreignEnvironment(settings, environmentId);
      if (why === null) return processor.runDue();
      log.warn({ why }, 'nothing is sent from here');
      return 0;
    },
    halt: () => processor.halt?.(),
  };
}
