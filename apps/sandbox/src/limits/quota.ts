import { ApiError } from '../api/errors.ts';

/** Mails a day and a month (UTC, virtual clock); 0 = no quota. */
export interface QuotaLimits {
  readonly daily: number;
  readonly monthly: number;
}

/** The team's sending quota. A call that would go over is refused whole: nothing of it is sent. */
export class Quota {
  limits: QuotaLimits;
  #day = '';
  #month = '';
  #usedToday = 0;
  #usedThisMonth = 0;

  constructor(limits: QuotaLimits) {
    this.limits = limits;
  }

  /** Throws `daily_quota_exceeded` or `monthly_quota_exceeded` when `mails` more do not fit. */
  check(mails: number, now: number): void {
    this.#turn(now);
    const { daily, monthly } = this.limits;
    if (monthly > 0 && this.#usedThisMonth + mails > monthly) throw monthlyQuotaExceeded();
    if (daily > 0 && this.#usedToday + mails > daily) throw dailyQuotaExceeded();
  }

  use(mails: number, now: number): void {
    this.#turn(now);
    this.#usedToday += mails;
    this.#usedThisMonth += mails;
  }

  giveBack(mails: number): void {
    this.#usedToday = Math.max(0, this.#usedToday - mails);
    this.#usedThisMonth = Math.max(0, this.#usedThisMonth - mails);
  }

  reset(): void {
    this.#usedToday = 0;
    this.#usedThisMonth = 0;
  }

  used(now: number): { today: number; thisMonth: number } {
    this.#turn(now);
    return { today: this.#usedToday, thisMonth: this.#usedThisMonth };
  }

  #turn(now: number): void {
    const day = new Date(now).toISOString().slice(0, 10);
    if (day === this.#day) return;
    this.#day = day;
    this.#usedToday = 0;
    const month = day.slice(0, 7);
    if (month === this.#month) return;
    this.#month = month;
    this.#usedThisMonth = 0;
  }
}

export function dailyQuotaExceeded(): ApiError {
  return new ApiError('daily_quota_exceeded', 'You have reached your daily email sending quota.');
}

export function monthlyQuotaExceeded(): ApiError {
  return new ApiError('monthly_quota_exceeded', 'You have reached your monthly email sending quota.');
}
