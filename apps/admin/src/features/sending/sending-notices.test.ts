import { describe, expect, test } from '@jest/globals';
import { sendingNotices } from './sending-notices.ts';

const ramp = { domain: 'news.example.org', cap: 1_500, sent: 1_400, sendingDay: 2 };

describe('what stands in the way of sending', () => {
  test('nothing does', () => {
    expect(sendingNotices(null, [])).toEqual([]);
    // Its last capped day is over.
    expect(sendingNotices(null, [{ ...ramp, cap: null }])).toEqual([]);
  });

  test('a stop comes first, with what the provider said and what to do', () => {
    const notices = sendingNotices({ code: 'invalid_api_key', message: 'API key is invalid' }, [ramp]);
    expect(notices).toEqual([
      {
        kind: 'stopped',
        text: 'All sending is stopped: the provider lets nothing through (invalid_api_key). API key is invalid. Mend the key or the domain, then resume.',
      },
      {
        kind: 'capped',
        text: 'news.example.org warms up: 1,400 of 1,500 mails of sending day 2 are used.',
      },
    ]);
  });
});
