/** The server's clock plus some milliseconds: leases and due times of all workers are compared on one clock. */
export function serverTimePlus(ms: number) {
  return { $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: Math.round(ms) } };
}

export const isDue = { $expr: { $lte: ['$dueAt', '$$NOW'] } };
