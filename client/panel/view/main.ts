/** The page of the analysis panel: four pictures of one treaty, each with its data, drawn anew when the text changes. */
import type { AnalysisResult, Spot } from '../../../server/lsp/protocol.ts';
import type { FromPage, SavedKind, ToPage } from '../messages.ts';
import { batteryPicture } from './battery.ts';
import { burdenPicture } from './burden.ts';
import { cascadePicture } from './cascade.ts';
import { matrixPicture } from './matrix.ts';
import { behindSigns, type Picture } from './picture.ts';
import { pngOf, svgOf } from './saving.ts';
import { type Cell, csvOf } from './table.ts';
import { t } from './words.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const editor = acquireVsCodeApi();
let shown: AnalysisResult | undefined;
let resized = 0;
const go = (at: Spot) => editor.postMessage({ type: 'go', at });

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  // the cursor has moved, and that is all: what one looks at, or has the keys on, stays as it is
  const same = data.type === 'show' && shown && JSON.stringify(data.analysis) === JSON.stringify(shown);
  shown = data.type === 'empty' ? undefined : data.analysis;
  if (same) return;
  if (data.type === 'empty') document.body.replaceChildren(element('p', { class: 'empty' }, data.says));
  else show(data.analysis);
});
// the drawings are made for the room there is
window.addEventListener('resize', () => {
  cancelAnimationFrame(resized);
  resized = requestAnimationFrame(() => shown && show(shown));
});
editor.postMessage({ type: 'ready' });

function show(analysis: AnalysisResult): void {
  const open = new Set([...document.querySelectorAll('details[open]')].map(({ id }) => id));
  const focused = document.activeElement?.id;
  const burdens = analysis.burdens.length > 0 ? analysis.burdens : [undefined];
  document.body.replaceChildren(
    element('h1', {}, analysis.title || analysis.treaty),
    section(matrixPicture(analysis, go), analysis),
    section(cascadePicture(analysis, go), analysis, scenarioChoice(analysis)),
    section(batteryPicture(analysis, go), analysis),
    ...burdens.map((_, number) => section(burdenPicture(analysis, go, number), analysis)),
  );
  for (const details of document.querySelectorAll('details')) details.open = open.has(details.id);
  if (focused) document.getElementById(focused)?.focus();
}

function section(picture: Picture, { treaty }: AnalysisResult, choice?: HTMLElement): HTMLElement {
  const { id, title, caption, legend, svg, rows } = picture;
  const made = element(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    element('h2', { id: `${id}-title` }, title),
  );
  if (choice) made.append(choice);
  if (svg) {
    svg.setAttribute('role', 'group');
    svg.setAttribute('aria-label', caption);
    made.append(
      element('div', { class: 'drawing' }, svg as unknown as HTMLElement),
      element(
        'ul',
        { class: 'legend', 'aria-label': t('What the colours mean') },
        ...legend.map(({ colour, sign, says }) => {
          const swatch = element('span', { class: 'swatch', 'aria-hidden': 'true' }, sign ?? '');
          swatch.style.backgroundColor = sign
            ? `color-mix(in srgb, ${colour} ${100 * behindSigns}%, transparent)`
            : colour;
          return element('li', {}, swatch, says);
        }),
      ),
    );
  }
  made.append(element('p', { class: 'caption' }, caption));
  if (rows.length === 0) return made;
  const save = async (kind: SavedKind) => {
    const data = kind === 'csv' ? csvOf(picture) : svg ? await (kind === 'svg' ? svgOf(svg) : pngOf(svg)) : '';
    editor.postMessage({ type: 'save', name: `${treaty}-${id}`, kind, data });
  };
  const button = (kind: SavedKind) => {
    const made = element('button', { id: `${id}-${kind}`, type: 'button' }, t('Save {0}', kind.toUpperCase()));
    made.addEventListener('click', () => void save(kind));
    return made;
  };
  const kinds: readonly SavedKind[] = svg ? ['svg', 'png', 'csv'] : ['csv'];
  made.append(element('p', { class: 'actions' }, ...kinds.map(button)), tableOf(picture));
  return made;
}

/** The rows are made when they are asked to be seen: of thirty parties there are thousands. */
function tableOf(picture: Picture): HTMLElement {
  const { id, rows } = picture;
  const details = element(
    'details',
    { id: `${id}-data` },
    element(
      'summary',
      { id: `${id}-summary` },
      rows.length === 1 ? t('The data (1 row)') : t('The data ({0} rows)', rows.length),
    ),
  ) as HTMLDetailsElement;
  details.addEventListener('toggle', () => {
    if (details.open && !details.querySelector('table')) details.append(filledTable(picture));
  });
  return details;
}

function filledTable({ title, columns, rows }: Picture): HTMLElement {
  const body = rows.map(({ cells, at }) => {
    const row = element('tr', {}, ...cells.map((cell) => element('td', {}, seen(cell))));
    if (at) {
      const label = t('Go to the clause of {0}', cells[0] === undefined ? '' : seen(cells[0]));
      const link = element('button', { type: 'button', class: 'link', 'aria-label': label }, '→');
      link.addEventListener('click', () => go(at));
      row.append(element('td', {}, link));
    }
    return row;
  });
  const head = element(
    'tr',
    {},
    ...[...Object.values(columns), t('clause')].map((name) => element('th', { scope: 'col' }, name)),
  );
  return element('table', { 'aria-label': title }, element('thead', {}, head), element('tbody', {}, ...body));
}

function seen(cell: Cell): string {
  return typeof cell === 'object' ? cell.says : String(cell);
}

function scenarioChoice({ scenarios, cascade }: AnalysisResult): HTMLElement | undefined {
  if (scenarios.length < 2) return undefined;
  const select = element('select', { id: 'scenario' }) as HTMLSelectElement;
  for (const [index, { name, title, uri }] of scenarios.entries()) {
    const option = element(
      'option',
      { value: String(index) },
      title ? `${name} – ${title}` : name,
    ) as HTMLOptionElement;
    option.selected = name === cascade?.name && uri === cascade.uri;
    select.append(option);
  }
  select.addEventListener('change', () => {
    const chosen = scenarios[Number(select.value)];
    if (chosen) editor.postMessage({ type: 'scenario', uri: chosen.uri, name: chosen.name });
  });
  return element('p', {}, element('label', { for: 'scenario' }, `${t('Crisis')} `), select);
}

/** An element; text is only ever put in as text. */
function element(name: string, attributes: Record<string, string>, ...children: (string | HTMLElement)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
