import { jest } from '@jest/globals';
import { testMongoUri, testRedisPrefix, testRedisUrl } from '@masthead/testing';
import { runScenario } from './run-scenario.ts';
import { failpoints } from './scenarios/failpoints.ts';
import { scenarios } from './scenarios/index.ts';

jest.setTimeout(180_000);

/** Failpoints are tested one by one beside this. */
const rows = scenarios.filter(({ name }) => name !== failpoints.name);

/** Repetitions where two show more than one; the long form is `npm run -s crash -- --scenario …`. */
const times: Readonly<Record<string, number>> = {
  'kill-9': 6,
  // The second has the mangled template.
  'provider-faults': 2,
  ambiguous: 2,
  sigterm: 3,
  'cancel-mend': 2,
  'restored-dump': 2,
};

/** Where every mail is compared, or none is sent for long. */
const small: ReadonlySet<string> = new Set(['other-renderer', 'ambiguous']);

describe('the crash table, each row in short', () => {
  it.each(rows)(
    '$name: nobody twice, nobody forgotten, nothing unknown that can be known',
    async (scenario) => {
      const result = await runScenario(
        scenario,
        {
          times: times[scenario.name] ?? 1,
          recipients: small.has(scenario.name) ? 800 : 3_000,
          seed: 11,
          timescale: 30,
          say: () => undefined,
        },
        { mongodbUri: testMongoUri(), redisUrl: testRedisUrl(), redisPrefix: testRedisPrefix() },
      );
      expect(result).toMatchObject({ problems: [], duplicates: 0, lost: 0, unknown: 0, ok: true });
      expect(result.times).toBeGreaterThan(0);
    },
  );
});
