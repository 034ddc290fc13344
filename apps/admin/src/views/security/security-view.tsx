import type { AdminViewServerProps } from 'payload';
import { SERVICE_USER_ID } from '../../collections/users/local-strategy.ts';
import { ownSecurity } from '../../features/sign-in/endpoints.ts';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import { momentLabel } from '../moment-label.ts';
import { EndSession } from './end-session.tsx';
import { OwnCode } from './own-code.tsx';

/** `/admin/security`: where one is signed in, and the code beside the password. */
export async function SecurityView(view: AdminViewServerProps) {
  const actor = requireActor(view, '/security');
  if (actor.id === SERVICE_USER_ID) return null;
  const { code, sessions } = await ownSecurity(view.initPageResult.req, actor);
  return (
    <DeskPage
      note="Of your own account. An admin sees in the log who signed in; nobody but you sees this page."
      path={[{ label: 'Sign-in and sessions' }]}
      title="Sign-in and sessions"
      view={view}
    >
      <OwnCode isNeeded={code.isNeeded} isOn={code.isOn} recoveryLeft={code.recoveryLeft} />
      <section aria-label="Sessions" className="desk-page__newsletter security__part">
        <h2>Where you are signed in</h2>
        <div className="desk-page__scroll">
          <table className="desk-table">
            <thead>
              <tr>
                <th scope="col">Device</th>
                <th scope="col">Since (UTC)</th>
                <th scope="col">Network</th>
                <th scope="col">Ends (UTC)</th>
                <th scope="col">
                  <span className="desk-page__note">Act</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {sessions.map((session) => (
                <tr key={session.id}>
                  <th scope="row">
                    {session.device}
                    {session.isThis ? ' (this one)' : ''}
                  </th>
                  <td>{momentLabel(session.since, 'UTC', { short: true })}</td>
                  <td>{session.network}</td>
                  <td>{momentLabel(session.until, 'UTC', { short: true })}</td>
                  <td>
                    {session.isThis ? null : <EndSession id={session.id} label={`End ${session.device}`} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {sessions.length > 1 ? <EndSession id={null} label="End all other sessions" /> : null}
      </section>
    </DeskPage>
  );
}
