import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { monthPlan } from '../../features/calendar/month-plan.ts';
import { DeskPage, requireActor } from '../desk-page/desk-page.tsx';
import './calendar.css';
import { monthOf, monthWords, shiftMonth } from './months.ts';
import { OneDay } from './one-day.tsx';
import { Undated } from './undated.tsx';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `/admin/calendar?month=2026-11`: what goes when, and what is missing. */
export async function CalendarView(view: AdminViewServerProps) {
  requireActor(view, '/calendar');
  const now = new Date();
  const month = monthOf(view.searchParams?.month, now);
  const { days, undated } = await monthPlan(view.initPageResult.req.payload, month, now);
  return (
    <DeskPage
      note="Days are the newsletter’s own. An empty slot is skipped; nothing half-done is sent."
      path={[{ label: 'Calendar' }]}
      title={monthWords(month)}
      view={view}
    >
      <nav aria-label="Months" className="desk-page__filter">
        <Link href={`/admin/calendar?month=${shiftMonth(month, -1)}`} prefetch={false}>
          {monthWords(shiftMonth(month, -1))}
        </Link>
        <Link href="/admin/calendar" prefetch={false}>
          This month
        </Link>
        <Link href={`/admin/calendar?month=${shiftMonth(month, 1)}`} prefetch={false}>
          {monthWords(shiftMonth(month, 1))}
        </Link>
      </nav>
      <div aria-hidden="true" className="desk-calendar__weekdays">
        {weekdays.map((name) => (
          <span key={name}>{name.slice(0, 3)}</span>
        ))}
      </div>
      <ol aria-label={monthWords(month)} className="desk-calendar">
        {days.map((day) => (
          <OneDay day={day} key={day.date} />
        ))}
      </ol>
      <Undated issues={undated} />
    </DeskPage>
  );
}
