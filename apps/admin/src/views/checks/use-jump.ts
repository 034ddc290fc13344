import { useForm } from '@payloadcms/ui';
import { useCallback } from 'react';
import { rowsAbove } from './rows-above.ts';

/** Rows are opened first and drawn after; a field that is not there by then is answered by its row. */
const FRAMES = 90;
/** Every so many frames the innermost row that is there is brought near. */
const REACH = 10;
/** So many frames after the arrival the rows are kept open. */
const KEPT_OPEN = 120;

/** Opens the collapsed rows above a field of the form, brings it into view and puts the cursor into it. */
export function useJump(): (path: string) => void {
  const { dispatchFields, getFields } = useForm();
  return useCallback(
    (path: string) => {
      /** Whether a row had to be opened. */
      const open = (): boolean => {
        let opened = false;
        for (const { list, index } of rowsAbove(path)) {
          const rows = getFields()[list]?.rows;
          const wanted = rows?.[index];
          if (rows === undefined || wanted?.collapsed !== true) continue;
          const updatedRows = rows.map((row) => (row.id === wanted.id ? { ...row, collapsed: false } : row));
          dispatchFields({ type: 'SET_ROW_COLLAPSED', path: list, updatedRows });
          opened = true;
        }
        return opened;
      };
      open();
      arrive(path, open, FRAMES);
    },
    [dispatchFields, getFields],
  );
}

/**
 * Goes there as soon as it is drawn. An answer of Payload's that was under way still says "collapsed" of the rows and
 * shuts them again when it comes: they are opened again, before the arrival and for a while after it.
 */
function arrive(path: string, open: () => boolean, frames: number): void {
  const field = elementOf(path);
  if (field === null && frames > 0) {
    open();
    // Payload draws what stands in a row once the row comes near the window.
    if (frames % REACH === 0) rowOf(path)?.scrollIntoView({ block: 'center' });
    requestAnimationFrame(() => arrive(path, open, frames - 1));
    return;
  }
  const target = field ?? rowOf(path);
  if (target === null) return;
  goTo(target);
  stay(path, open, KEPT_OPEN);
}

function stay(path: string, open: () => boolean, frames: number): void {
  if (frames === 0) return;
  requestAnimationFrame(() => {
    const isShutAgain = open();
    // Whoever has gone on to something else meanwhile is left there.
    if (isShutAgain && document.activeElement === document.body) return arrive(path, open, FRAMES);
    stay(path, open, frames - 1);
  });
}

function goTo(target: Element): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
  const focusable = target.matches(focusableThings) ? target : target.querySelector(focusableThings);
  if (focusable instanceof HTMLElement) focusable.focus({ preventScroll: true });
}

const focusableThings = 'input, textarea, select, [contenteditable="true"], button, a[href]';

/** Payload names a field's element by its path, most of them by id, a rich text by class. */
function elementOf(path: string): Element | null {
  const name = `field-${path.replaceAll('.', '__')}`;
  return document.getElementById(name) ?? document.querySelector(`.${CSS.escape(name)}`) ?? richText(path);
}

/** A rich text says its path in a data attribute of its editor's shell alone. */
function richText(path: string): Element | null {
  return document.querySelector(`[data-field-path="${CSS.escape(path)}"] [contenteditable="true"]`);
}

/** The innermost row above a field that is drawn. */
function rowOf(path: string): Element | null {
  for (const { list, index } of rowsAbove(path).reverse()) {
    const row = document.getElementById(`${list.replaceAll('.', '-')}-row-${index}`);
    if (row !== null) return row;
  }
  return null;
}
