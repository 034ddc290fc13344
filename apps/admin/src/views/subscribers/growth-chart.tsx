import type { ReaderStats } from '../../features/subscribers/subscriber-shape.ts';
import { dayLabel } from '../moment-label.ts';

const WIDTH = 640;
const HEIGHT = 150;
const MIDDLE = 95;
const LEFT = 44;

/** Joined above the line, left below it, a column a week. The numbers stand in the table for whoever cannot see it. */
export function GrowthChart({ name, weeks }: Pick<ReaderStats, 'name' | 'weeks'>) {
  const most = Math.max(1, ...weeks.map(({ joined }) => joined));
  const mostLeft = Math.max(1, ...weeks.map(({ left }) => left));
  const column = (WIDTH - LEFT) / weeks.length;
  const scale = Math.min((MIDDLE - 16) / most, (HEIGHT - MIDDLE - 20) / mostLeft);
  const joined = weeks.reduce((sum, week) => sum + week.joined, 0);
  const left = weeks.reduce((sum, week) => sum + week.left, 0);
  if (joined + left === 0) return null;
  return (
    <figure className="growth">
      <figcaption>
        Joined and left a week, over {weeks.length} weeks: {joined.toLocaleString('en')} joined,{' '}
        {left.toLocaleString('en')} left
      </figcaption>
      <svg aria-label={`Growth of ${name}`} role="img" viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <text className="growth__label" textAnchor="end" x={LEFT - 6} y={MIDDLE - most * scale + 4}>
          {most.toLocaleString('en')}
        </text>
        <text className="growth__label" textAnchor="end" x={LEFT - 6} y={MIDDLE + 4}>
          0
        </text>
        <line className="growth__axis" x1={LEFT} x2={WIDTH} y1={MIDDLE} y2={MIDDLE} />
        {weeks.map((week, at) => (
          <g key={week.from}>
            <title>{`Week of ${dayLabel(week.from, 'UTC')}: ${week.joined} joined, ${week.left} left`}</title>
            <rect
              className="growth__joined"
              height={week.joined * scale}
              width={Math.max(1, column - 4)}
              x={LEFT + at * column + 2}
              y={MIDDLE - week.joined * scale}
            />
            <rect
              className="growth__left"
              height={week.left * scale}
              width={Math.max(1, column - 4)}
              x={LEFT + at * column + 2}
              y={MIDDLE}
            />
          </g>
        ))}
        <text className="growth__label" x={LEFT} y={HEIGHT - 2}>
          {dayLabel(weeks[0]?.from ?? '', 'UTC')}
        </text>
        <text className="growth__label" textAnchor="end" x={WIDTH} y={HEIGHT - 2}>
          this week
        </text>
      </svg>
    </figure>
  );
}
