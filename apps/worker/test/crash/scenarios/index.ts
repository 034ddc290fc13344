import type { Scenario } from '../scenario.ts';
import { ambiguous } from './ambiguous.ts';
import { cancelMend } from './cancel-mend.ts';
import { cluster } from './cluster.ts';
import { failpoints } from './failpoints.ts';
import { freeze } from './freeze.ts';
import { kills } from './kills.ts';
import { mongodbScenarios } from './mongodb.ts';
import { otherRenderer } from './other-renderer.ts';
import { providerFaults } from './provider-faults.ts';
import { quotaWeekend } from './quota-weekend.ts';
import { redisScenarios } from './redis.ts';
import { restoredDump } from './restored-dump.ts';
import { rollingRestart } from './rolling-restart.ts';
import { sigterm } from './sigterm.ts';

/** The crash table, in the order of its rows. */
export const scenarios: readonly Scenario[] = [
  kills,
  failpoints,
  freeze,
  ...redisScenarios,
  ...mongodbScenarios,
  providerFaults,
  ambiguous,
  quotaWeekend,
  sigterm,
  restoredDump,
  otherRenderer,
  cancelMend,
  cluster,
  rollingRestart,
];
