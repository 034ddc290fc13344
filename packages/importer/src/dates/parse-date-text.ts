import { parse } from 'chrono-node/en';

/** What a date as typed means. `value` is as long as it is sure: "2026-04-02", "2026-04", "2026"; null for "ongoing". */
export interface ParsedDate {
  readonly text: string;
  readonly value: string | null;
  readonly precision: 'day' | 'month' | 'year' | 'ongoing';
  /** "~May 22", "early April", a range, a season: near that, not exactly that. */
  readonly approximate: boolean;
}

/**
 * Reads a date as typed, against the day of the issue (UTC). A date without a year takes the nearest one:
 * a "December 28" read on 3 January is last year's. Null when it is no date.
 */
export function parseDateText(text: string, reference: Date): ParsedDate | null {
  const typed = text.trim();
  if (typed === '' || typed.length > 80) return null;
  if (/^(?:on-?going|continuing|rolling|in progress|forthcoming|upcoming)$/i.test(typed)) {
    return { text: typed, value: null, precision: 'ongoing', approximate: false };
  }
  const vague =
    /^(?:~|≈|≃|circa\b|ca\b\.?|c\.|around\b|about\b|approx(?:\.|imately)?|roughly\b|early\b|mid\b|late\b|end of\b|beginning of\b)[\s-]*/i;
  const approximate = vague.test(typed);
  const plain = typed.replace(vague, '').replace(/\s*[–—]\s*/g, '-');
  const parsed = wholeYear(plain) ?? yearAndMonth(plain) ?? quarter(plain) ?? byChrono(plain, reference);
  return parsed && { text: typed, ...parsed, approximate: approximate || parsed.approximate };
}

type Read = Omit<ParsedDate, 'text'>;

function wholeYear(text: string): Read | null {
  return /^(?:19|20)\d{2}$/.test(text) ? { value: text, precision: 'year', approximate: false } : null;
}

function yearAndMonth(text: string): Read | null {
  const match = /^((?:19|20)\d{2})[-/.](0?[1-9]|1[0-2])$/.exec(text);
  return match && { value: `${match[1]}-${pad(match[2] ?? '')}`, precision: 'month', approximate: false };
}

/** Quarters, halves and seasons (north) by their first month: a month, approximately. */
function quarter(text: string): Read | null {
  const match = /^(q[1-4]|h[12]|spring|summer|autumn|fall|winter),?\s+((?:19|20)\d{2})$/i.exec(text);
  const first = match && firstMonth[(match[1] ?? '').toLowerCase()];
  return first ? { value: `${match[2]}-${first}`, precision: 'month', approximate: true } : null;
}

const firstMonth: Readonly<Record<string, string>> = {
  q1: '01',
  q2: '04',
  q3: '07',
  q4: '10',
  h1: '01',
  h2: '07',
  spring: '03',
  summer: '06',
  autumn: '09',
  fall: '09',
  winter: '12',
};

function byChrono(text: string, reference: Date): Read | null {
  // Day-of-month ranges and ISO days go through chrono too; strict would refuse "Sept 3".
  const [result] = parse(text, { instant: reference, timezone: 0 }, { forwardDate: false });
  if (result?.index !== 0 || result.text.length < text.replace(/[.,;\s]+$/, '').length) return null;
  const start = result.start;
  const year = start.get('year');
  const month = start.get('month');
  const day = start.get('day');
  if (year === null || month === null || day === null) return null;
  const named = start.isCertain('month') || start.isCertain('day') || start.isCertain('weekday');
  if (!named && !/today|yesterday|tomorrow|week|month|year|night/i.test(text)) return null;
  if (/month/i.test(text)) return { value: `${year}-${pad(month)}`, precision: 'month', approximate: true };
  if (/year/i.test(text)) return { value: String(year), precision: 'year', approximate: true };
  const exact =
    start.isCertain('day') || start.isCertain('weekday') || /today|yesterday|tomorrow|night/i.test(text);
  const isRange = result.end != null || /week/i.test(text);
  return exact || isRange
    ? { value: `${year}-${pad(month)}-${pad(day)}`, precision: 'day', approximate: isRange }
    : { value: `${year}-${pad(month)}`, precision: 'month', approximate: false };
}

function pad(value: number | string): string {
  return String(value).padStart(2, '0');
}
