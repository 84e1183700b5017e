/** The lines that an editor shows over declarations: how a scenario came out, what a treaty asks for. */
import type { TreatyDecl } from '../../grammar/index.ts';
import { conflictsOf, gravityOf } from '../meaning/conflicts/index.ts';
import { type Location, locate, type Site, type SourceFile } from '../model/site.ts';
import { placedTreaty, type Workspace } from '../model/workspace.ts';
import { conflictingObligations } from '../rules/obligations/conflicting-obligations.ts';
import type { Settings } from '../rules/rule.ts';
import { ran, type ScenarioSite, sayOutcome } from './scenarios.ts';

/** Where a lens stands. What it says is worked out when it is looked at: {@link readLens}. */
export interface Lens {
  readonly about: 'scenario' | 'treaty';
  /** Which of the file's scenarios or treaties, counted from 0: names may stand twice. */
  readonly index: number;
  readonly at: Location;
}

/** What a lens says, and what a click is to do. */
export interface LensText {
  readonly title: string;
  readonly click?: { readonly run: string } | { readonly show: Location };
}

/** The lenses of a file, in the order of the text. */
export function lensesOf(file: SourceFile): readonly Lens[] {
  return (['scenario', 'treaty'] as const)
    .flatMap((about) =>
      sitesOf(file, about).map((site, index) => ({ about, index, at: locate(site, site.node.name ?? site.node) })),
    )
    .sort((one, two) => one.at.start - two.at.start);
}

/** Works out what a lens says; `undefined` where what it stood over has gone. */
export function readLens(
  workspace: Workspace,
  file: SourceFile,
  { about, index }: Pick<Lens, 'about' | 'index'>,
  settings: Settings,
): LensText | undefined {
  const site = sitesOf(file, about)[index];
  if (!site) return undefined;
  return site.node.kind === 'scenario'
    ? overScenario(workspace, site as ScenarioSite, settings)
    : overTreaty(workspace, site as Site<TreatyDecl>, settings);
}

/** Declarations without a name are still being written. */
function sitesOf(file: SourceFile, about: Lens['about']): readonly (ScenarioSite | Site<TreatyDecl>)[] {
  return file.tree.chunks.flatMap((placed) => {
    const node = placed.chunk.declaration;
    return (node?.kind === 'scenario' || node?.kind === 'treaty') && node.kind === about && node.name
      ? [{ file, placed, node } as ScenarioSite | Site<TreatyDecl>]
      : [];
  });
}

function overScenario(workspace: Workspace, site: ScenarioSite, settings: Settings): LensText {
  const result = ran(workspace, site, settings);
  const faults = result.faults.length > 0 ? ' · not all of it could be read' : '';
  return { title: `▶ run · ${sayOutcome(result)}${faults}`, click: { run: site.node.name?.value ?? '' } };
}

function overTreaty(workspace: Workspace, { file, placed }: Site<TreatyDecl>, settings: Settings): LensText {
  const treaty = placedTreaty(file, placed);
  const owed = treaty?.treaty.obligations.length ?? 0;
  const parts = [owed === 0 ? 'no obligations' : count(owed, 'obligation')];
  // Who has switched the rule off does not want to hear of them here either.
  const asked = settings.severities[conflictingObligations.id] !== 'off';
  if (!treaty || owed === 0 || !asked) return { title: parts.join('') };
  const found = conflictsOf(workspace, treaty).conflicts;
  const real = found.filter((each) => ['within', 'between'].includes(gravityOf(each)));
  const settled = found.filter((each) => gravityOf(each) === 'settled');
  const arguable = found.filter((each) => gravityOf(each) === 'arguable');
  parts.push(real.length === 0 ? 'no conflict' : count(real.length, 'conflict'));
  if (settled.length > 0) parts.push(`${settled.length} settled by the texts`);
  if (arguable.length > 0) parts.push(`${arguable.length} arguable`);
  const title = parts.join(' · ');
  const [first] = [...real, ...arguable, ...settled];
  if (!first) return { title };
  const own = first.one.treaty.treaty === treaty.treaty ? first.one : first.two;
  return { title, click: { show: locate(own.treaty.site, own.node.name ?? own.node.action ?? own.node) } };
}

function count(n: number, one: string): string {
  return `${n} ${one}${n === 1 ? '' : 's'}`;
}
