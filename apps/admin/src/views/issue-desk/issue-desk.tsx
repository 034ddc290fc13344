'use client';

export function IssueDesk() {
  return null;
}
