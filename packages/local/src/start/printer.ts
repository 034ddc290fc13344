import { styleText } from 'node:util';

const colours = { sandbox: 'magenta', admin: 'cyan', site: 'green', worker: 'yellow' } as const;

/** Prints each line of a process behind its name, so that four logs can be read as one. */
export function makePrinter(
  write: (line: string) => void = console.log,
  isColoured: boolean = process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
): (name: string, line: string) => void {
  return (name, line) => {
    if (line.trim() === '') return;
    const label = `${name.padEnd(7)} │`;
    const colour = colours[name as keyof typeof colours];
    write(`${isColoured && colour !== undefined ? styleText(colour, label) : label} ${line}`);
  };
}
