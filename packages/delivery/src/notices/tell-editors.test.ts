import { describe, expect, it } from '@jest/globals';
import type { Notice } from '@masthead/domain';
import { refuseControls } from '../outbox/mailbox.ts';
import { noFailpoints } from '../ports/failpoints.ts';
import { makeTellEditors } from './tell-editors.ts';

describe('telling editors', () => {
  it('of an issue whose title holds a line break: the subject is one line, and every editor gets it', async () => {
    const subjects: string[] = [];
    const tell = makeTellEditors({
      failpoint: noFailpoints,
      notes: {
        editors: async () => ['a', 'b'].map((id) => ({ id, address: `${id}@press.example.org` })),
      },
      outbox: {
        enqueue: async ({ subject }) => {
          refuseControls('subject', subject);
          subjects.push(subject);
          return 'queued';
        },
      },
      house: {
        sender: { name: 'Desk', address: 'desk@press.example.org' },
        adminUrl: 'https://desk.example.org',
        render: async ({ title }) => ({ subject: title, html: '<p>It waits</p>', text: 'It waits' }),
      },
    });
    const notice: Notice = { title: 'It waits: Two\nlines\tand a tab', paragraphs: [], link: null };
    expect(await tell('campaign/1/waits', notice)).toBe(2);
    expect(subjects).toEqual(Array.from({ length: 2 }, () => 'It waits: Two lines and a tab'));
  });
});
