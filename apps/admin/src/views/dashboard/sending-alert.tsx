import { Banner } from '@payloadcms/ui';
import { type Actor, hasRole } from '../../access/roles.ts';
import type { SendingNotice } from '../../features/sending/sending-shape.ts';
import { ResumeSending } from './resume-sending.tsx';
import './sending-alert.css';

/** On top of the desk's first page while something stands in the way of sending; else nothing. */
export function SendingAlert({
  actor,
  notices,
}: {
  readonly actor: Actor;
  readonly notices: readonly SendingNotice[];
}) {
  return notices.map(({ kind, text }) => (
    <div className="sending-alert" key={text} role={kind === 'stopped' ? 'alert' : 'status'}>
      <Banner type={kind === 'stopped' ? 'error' : 'info'}>
        <span>{text}</span>
        {kind === 'stopped' ? <Mend actor={actor} /> : null}
      </Banner>
    </div>
  ));
}

function Mend({ actor }: { readonly actor: Actor }) {
  return hasRole(actor.role, 'editor') ? <ResumeSending /> : <span>An editor or an admin resumes it.</span>;
}
