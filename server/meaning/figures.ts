/**
 * Figures of states – output, spending, population – as exact decimals, from a `figures` block or its CSV file.
 * A cell that cannot be read is a problem with its place, never an exception; what is `unknown` stays so.
 */
import Big from 'big.js';
import Papa from 'papaparse';
import { URI, Utils } from 'vscode-uri';
import type { Column, FiguresDecl, Numeral, Word } from '../../grammar/index.ts';
import { type Day, lastDay } from '../model/dates.ts';
import type { StateEntity } from '../model/register.ts';
import type { Site } from '../model/site.ts';
import { byKind, globalNamed, stateOn, type Workspace } from '../model/workspace.ts';
import { remembered } from './cache.ts';
import { UNDATED } from './life.ts';

/** A column as its heading says it. */
export interface FigureColumn {
  readonly word: string;
  /** What one unit of a value is, in words: `USD`, `% of gdp`; values are stored in it, scales multiplied out. */
  readonly unit: string;
  /** Values are per cent of this column. */
  readonly percentOf?: string;
  readonly percent: boolean;
  readonly scale: Big;
}

/** What cannot be read, and where. */
export interface FigureProblem {
  readonly says: string;
  /** In the block, relative to its chunk. */
  readonly node?: { readonly start: number; readonly end: number };
  /** In the CSV file: both from 1, the header being row 1. */
  readonly row?: number;
  readonly column?: number;
}

/** A table of figures. */
export interface FigureTable {
  readonly name: string;
  readonly title: string;
  readonly source?: string;
  readonly year?: number;
  /** The CSV file that it comes from. */
  readonly csv?: string;
  readonly columns: readonly FigureColumn[];
  /** By state id; a value that is missing is unknown. */
  readonly rows: ReadonlyMap<string, { readonly state: StateEntity; readonly values: ReadonlyMap<string, Big> }>;
  readonly problems: readonly FigureProblem[];
}

const scales: ReadonlyMap<string, Big> = new Map([
  ['thousand', new Big('1e3')],
  ['million', new Big('1e6')],
  ['billion', new Big('1e9')],
]);
const one = new Big(1);

/** The figures of a name, if the workspace declares them. */
export function figuresNamed(workspace: Workspace, name: string): FigureTable | undefined {
  const site = globalNamed(workspace, name, 'figures');
  return site ? figuresOf(workspace, site) : undefined;
}

/** All figures of the workspace, in the order of the files. */
export function allFigures(workspace: Workspace): readonly FigureTable[] {
  return workspace
    .find(byKind, 'figures')
    .filter(({ node }) => node.name)
    .map((site) => figuresOf(workspace, site as Site<FiguresDecl>));
}

/** The figures that stand in a file. */
export function figuresIn(workspace: Workspace, uri: string): readonly FigureTable[] {
  return workspace
    .find(byKind, 'figures')
    .filter(({ file }) => file.uri === uri)
    .map((site) => figuresOf(workspace, site as Site<FiguresDecl>));
}

/** Reads a `figures` declaration, and the CSV file that it names. */
export function figuresOf(workspace: Workspace, site: Site<FiguresDecl>): FigureTable {
  return remembered(workspace, figuresOf, site.node, () =>
    site.node.from ? fromCsv(workspace, site) : fromBlock(workspace, site.node),
  );
}

/** The day on which the codes of figures are read: the last of their year. */
function codeDay(year: number | undefined): Day {
  return year === undefined ? UNDATED : lastDay({ year });
}

function fromBlock(workspace: Workspace, node: FiguresDecl): FigureTable {
  const problems: FigureProblem[] = [];
  const year = node.year ? Number(node.year.value) : undefined;
  const columns = node.columns.map(columnOf);
  const rows = new Map<string, { state: StateEntity; values: Map<string, Big> }>();
  for (const row of node.rows) {
    const code = row.name?.value;
    if (code === undefined) continue;
    const lookup = stateOn(workspace, code, codeDay(year));
    if (lookup.kind !== 'state') {
      problems.push({ says: `${code} does not name one state in ${year ?? 'these figures'}.`, node: row.name });
      continue;
    }
    if (rows.has(lookup.state.id)) {
      problems.push({ says: `${code} stands in these figures twice: the first line counts.`, node: row.name });
      continue;
    }
    if (row.cells.length !== columns.length && !row.damaged)
      problems.push({
        says: `${code} has ${row.cells.length} figures, and there are ${columns.length} columns.`,
        node: row,
      });
    const values = new Map<string, Big>();
    for (const [index, column] of columns.entries()) {
      const cell = row.cells[index];
      const value = cell ? cellValue(cell, column, problems) : undefined;
      if (value) values.set(column.word, value);
    }
    rows.set(lookup.state.id, { state: lookup.state, values });
  }
  return {
    name: node.name?.value ?? '',
    title: node.title?.value ?? '',
    ...(node.source ? { source: node.source.value } : {}),
    ...(year === undefined ? {} : { year }),
    columns,
    rows,
    problems,
  };
}

function columnOf(node: Column): FigureColumn {
  const percentOf = node.percentOf?.value;
  const percent = node.percent === true || percentOf !== undefined;
  const unit = percent ? `%${percentOf ? ` of ${percentOf}` : ''}` : (node.unit?.value ?? '');
  return {
    word: node.word?.value ?? '',
    unit,
    percent,
    ...(percentOf === undefined ? {} : { percentOf }),
    scale: (node.scale && scales.get(node.scale)) ?? one,
  };
}

function cellValue(cell: Numeral | Word, column: FigureColumn, problems: FigureProblem[]): Big | undefined {
  if (cell.kind === 'word') {
    if (cell.value !== 'unknown')
      problems.push({ says: `“${cell.value}” is no figure; write a number or \`unknown\`.`, node: cell });
    return undefined;
  }
  if (cell.percent && !column.percent) {
    problems.push({
      says: `${column.word} is not in per cent; leave the % out or write \`${column.word} %\`.`,
      node: cell,
    });
    return undefined;
  }
  const value = decimal(cell.value);
  if (!value) problems.push({ says: `“${cell.value}” is no number.`, node: cell });
  return value?.times(column.scale);
}

/** Digits, a point, an optional exponent: anything else is no number. At most 40 characters, so that none is a trap. */
export function decimal(text: string): Big | undefined {
  const plain = text.replaceAll('_', '');
  if (plain.length > 40 || !/^-?\d+(\.\d+)?$/.test(plain)) return undefined;
  return new Big(plain);
}

// ---------- CSV ----------

function fromCsv(workspace: Workspace, site: Site<FiguresDecl>): FigureTable {
  const { node, file } = site;
  const path = node.from?.value ?? '';
  const base = { name: node.name?.value ?? '', title: node.title?.value ?? '' };
  const found = csvText(workspace, file.uri, path);
  if (!found)
    return {
      ...base,
      columns: [],
      rows: new Map(),
      problems: [{ says: `There is no file “${path}” in the workspace.`, node: node.from }],
    };
  return { ...base, ...readCsv(workspace, found.text), csv: found.uri };
}

function csvText(workspace: Workspace, uri: string, path: string): { uri: string; text: string } | undefined {
  for (const target of csvUris(uri, path)) {
    const text = workspace.csv(target);
    if (text !== undefined) return { uri: target, text };
  }
  return undefined;
}

/** The URI of a file named beside another one: as a URL has it, and as VS Code writes it. */
export function csvUris(uri: string, path: string): readonly string[] {
  const found: string[] = [];
  if (URL.canParse(path, uri)) found.push(new URL(path, uri).href);
  try {
    const sibling = Utils.resolvePath(Utils.dirname(URI.parse(uri)), path).toString();
    if (!found.includes(sibling)) found.push(sibling);
  } catch {
    // no URI with a path: then there is nothing beside it
  }
  return found;
}

/**
 * Reads a table: first column the party's code, each other one a kind of figure; its heading may name scale and unit
 * (`gdp billion USD`, `defence-spending % of gdp`). Lines before the header such as `# year: 2024` and `# source: …`
 * say where it is from.
 */
export function readCsv(
  workspace: Workspace,
  text: string,
): Pick<FigureTable, 'columns' | 'rows' | 'problems' | 'year' | 'source'> {
  const problems: FigureProblem[] = [];
  // rows are lists and never objects, so that a heading such as __proto__ is a heading like any other
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { header: false, skipEmptyLines: false });
  for (const error of parsed.errors)
    if (error.type === 'Quotes')
      problems.push({ says: `A quotation mark is not closed: ${error.message}.`, row: (error.row ?? 0) + 1 });
  let year: number | undefined;
  let source: string | undefined;
  let columns: FigureColumn[] | undefined;
  const rows = new Map<string, { state: StateEntity; values: Map<string, Big> }>();
  for (const [index, cells] of parsed.data.entries()) {
    const row = index + 1;
    const first = (cells[0] ?? '').trim();
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (first.startsWith('#')) {
      const note = /^#\s*(year|source)\s*:\s*(.+)$/i.exec(cells.join(',').trim());
      if (note?.[1]?.toLowerCase() === 'year' && /^\d{4}$/.test(note[2]?.trim() ?? '')) year = Number(note[2]);
      else if (note?.[1]?.toLowerCase() === 'source') source = note[2]?.trim();
      continue;
    }
    if (!columns) {
      columns = cells.slice(1).map(headingOf);
      for (const [at, column] of columns.entries())
        if (column.word === '') problems.push({ says: 'This column has no heading.', row, column: at + 2 });
      continue;
    }
    const lookup = stateOn(workspace, first, codeDay(year));
    if (lookup.kind !== 'state') {
      problems.push({ says: `“${first}” does not name one state.`, row, column: 1 });
      continue;
    }
    if (rows.has(lookup.state.id)) {
      problems.push({ says: `${first} stands in these figures twice: the first line counts.`, row, column: 1 });
      continue;
    }
    const values = new Map<string, Big>();
    for (const [at, column] of columns.entries()) {
      const cell = (cells[at + 1] ?? '').trim();
      if (cell === '' || cell.toLowerCase() === 'unknown') continue;
      const value = decimal(column.percent ? cell.replace(/\s*%$/, '') : cell);
      if (value) values.set(column.word, value.times(column.scale));
      else
        problems.push({
          says:
            cell.endsWith('%') && decimal(cell.slice(0, -1))
              ? `${column.word} is not in per cent; leave the % out or head the column \`${column.word} % of gdp\`.`
              : `“${cell.slice(0, 40)}” is no figure; write digits with a point for decimals, or \`unknown\`.`,
          row,
          column: at + 2,
        });
    }
    if (cells.length > columns.length + 1)
      problems.push({ says: `This line has more figures than there are columns.`, row, column: columns.length + 2 });
    rows.set(lookup.state.id, { state: lookup.state, values });
  }
  return {
    columns: columns ?? [],
    rows,
    problems,
    ...(year === undefined ? {} : { year }),
    ...(source === undefined ? {} : { source }),
  };
}

function headingOf(text: string): FigureColumn {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const scale = scales.get(rest[0] ?? '');
  const unit = scale ? rest.slice(1) : rest;
  const percent = unit[0] === '%' || word.endsWith('%');
  const percentOf = unit[0] === '%' && unit[1] === 'of' ? unit[2] : undefined;
  return {
    word: word.replace(/%$/, ''),
    unit: unit.join(' '),
    percent,
    ...(percentOf === undefined ? {} : { percentOf }),
    scale: scale ?? one,
  };
}

// ---------- values ----------

/** A state's value in a column, in the column's unit; `undefined` where it is unknown. */
export function figureOf(table: FigureTable, state: StateEntity, column: string): Big | undefined {
  return table.rows.get(state.id)?.values.get(column);
}

/**
 * The amount that a column stands for: its value, or, where it is per cent of another column, that part of it.
 * `undefined` where either is unknown.
 */
export function amountOf(table: FigureTable, state: StateEntity, word: string): Big | undefined {
  const column = table.columns.find((each) => each.word === word);
  const value = figureOf(table, state, word);
  if (!column || !value || !column.percentOf) return value;
  const whole = figureOf(table, state, column.percentOf);
  return whole ? value.times(whole).div(100) : undefined;
}

/** What part of one column another is, in per cent: as the figures give it, or reckoned from the two. */
export function percentageOf(table: FigureTable, state: StateEntity, word: string, of: string): Big | undefined {
  const column = table.columns.find((each) => each.word === word);
  if (!column) return undefined;
  if (column.percentOf === of) return figureOf(table, state, word);
  if (column.percent) return undefined;
  const part = figureOf(table, state, word);
  const whole = figureOf(table, state, of);
  return part && whole && !whole.eq(0) ? part.times(100).div(whole) : undefined;
}
