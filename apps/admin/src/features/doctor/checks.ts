import type { Delivery } from '@masthead/delivery';
import { sendingNotices } from '../sending/sending-notices.ts';
import { bad, type Check, type Finding, note, ok } from './finding.ts';

type Asked = Pick<Delivery, 'reachable' | 'sending' | 'campaigns' | 'proof'>;

/** All that the doctor looks at, in the order it is told. */
export function doctorChecks({ campaigns, proof, reachable, sending }: Asked): readonly Check[] {
  const around = reachable();
  return [
    {
      name: 'MongoDB',
      look: async () =>
        (await around).mongodb
          ? ok('answers')
          : bad('does not answer', 'Start it, or set MONGODB_URI to where it is.'),
    },
    {
      name: 'Redis',
      look: async () =>
        (await around).redis
          ? ok('answers')
          : bad(
              'does not answer: nothing is lost, but work waits for the worker’s timer',
              'Start it, or set REDIS_URL.',
            ),
    },
    {
      name: 'sending',
      look: async () => {
        const [stop] = sendingNotices((await sending.state()).stopped, []);
        return stop === undefined
          ? ok('nothing has stopped it')
          : bad(stop.text, 'masthead sending resume, once the provider lets us in again.');
      },
    },
    {
      name: 'warm-up',
      look: async () => {
        const caps = sendingNotices(null, (await sending.state()).ramps);
        return caps.length === 0
          ? ok('no sender is capped today')
          : note(
              caps.map(({ text }) => text).join(' '),
              'It goes on by itself; masthead sending warm-up --lift ends it.',
            );
      },
    },
    {
      name: 'campaigns',
      look: async () => {
        const held = (await campaigns.list({ status: 'held', limit: 200 })).length;
        return held === 0
          ? ok('none waits for a person')
          : note(`${held} on hold: a person decides`, 'masthead campaigns list --status held says why.');
      },
    },
    { name: 'hand-over by template', look: async () => ofProof(await proof.latest()) },
  ];
}

/** Inline is slower, not wrong. */
function ofProof(proof: Awaited<ReturnType<Asked['proof']['latest']>>): Finding {
  if (proof === null)
    return note(
      'not proved: campaigns go inline',
      'masthead doctor --prove-template lets them go by template.',
    );
  const { outcome, why } = proof;
  if (outcome === 'proved') return ok(`proved: ${why}`);
  return note(`${outcome}: ${why}; campaigns go inline`, 'masthead doctor --prove-template tries again.');
}
