import { readFileSync } from 'node:fs';

/** CPU seconds a process has used so far, user and system, its threads included (Linux). */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field may hold blanks; fields are counted after its closing bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Highest resident size so far, in MB of 10^6 bytes. */
export function peakRssMb(pid: number): number {
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round((Number(kib ?? 0) * 1024) / 1e6);
}

/** USER_HZ: 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;
