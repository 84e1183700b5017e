/** Marks that lead to their clause: by the mouse, or by the keyboard: one stop for all, arrows from mark to mark. */
import type { Spot } from '../../../server/lsp/protocol.ts';

export interface Leading {
  readonly mark: SVGElement;
  readonly at?: Spot | undefined;
  /** What a screen reader says of it. */
  readonly says: string;
}

const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * @param what what one mark is called
 * @param go called with the place of the mark that was chosen
 */
export function leadTo(marks: readonly Leading[], what: string, go: (at: Spot) => void): void {
  const move = (from: Leading, to: Leading) => {
    from.mark.setAttribute('tabindex', '-1');
    to.mark.setAttribute('tabindex', '0');
    to.mark.focus();
  };
  for (const [index, each] of marks.entries()) {
    const { mark, at, says } = each;
    mark.setAttribute('role', at ? 'link' : 'img');
    mark.setAttribute('aria-roledescription', what);
    mark.setAttribute('aria-label', says);
    mark.setAttribute('tabindex', index === 0 ? '0' : '-1');
    mark.classList.add('leads');
    if (at) mark.addEventListener('click', () => go(at));
    mark.addEventListener('keydown', (event) => {
      if (at && (event.key === 'Enter' || event.key === ' ')) go(at);
      else if (event.key in arrows) {
        const next = nearest(marks, each, arrows[event.key] as readonly [number, number]);
        if (next) move(each, next);
      } else return;
      event.preventDefault();
    });
  }
}

/** The nearest mark in a direction: near across counts more than near along. */
function nearest(marks: readonly Leading[], from: Leading, [x, y]: readonly [number, number]): Leading | undefined {
  const here = middle(from.mark);
  let best: Leading | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const each of marks) {
    const there = middle(each.mark);
    const along = (there.x - here.x) * x + (there.y - here.y) * y;
    const across = Math.abs((there.x - here.x) * y) + Math.abs((there.y - here.y) * x);
    if (each === from || along < 1) continue;
    const far = along + across * 8;
    if (far < least) {
      least = far;
      best = each;
    }
  }
  return best;
}

function middle(mark: SVGElement): { x: number; y: number } {
  const { left, right, top, bottom } = mark.getBoundingClientRect();
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
