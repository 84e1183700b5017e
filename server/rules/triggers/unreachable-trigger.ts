import type { Actors, AreaDecl, EventPart, EventPattern } from '../../../grammar/index.ts';
import { countAsked, judgeState, requirementsOf, type Scene } from '../../meaning/actors.ts';
import { areaNamed } from '../../meaning/areas.ts';
import { lastDayInForce, lifeOf, membersOf } from '../../meaning/life.ts';
import { type Day, firstDay, lastDay, sayDay } from '../../model/dates.ts';
import { allStates, type StateEntity } from '../../model/register.ts';
import { locate } from '../../model/site.ts';
import { beginning, ending, readDate } from '../../model/treaty.ts';
import type { PlacedTreaty } from '../../model/workspace.ts';
import type { Report, Rule, Subject } from '../rule.ts';
import { casusOf } from './patterns.ts';

export const unreachableTrigger: Rule = {
  id: 'unreachable-trigger',
  group: 'triggers',
  severity: 'warning',
  title: 'No event can meet the trigger',
  explanation: `A duty whose trigger nothing can meet reads like a promise and is none. It happens when exceptions eat up the rule (\`by RUS except RUS\`), when a
list has fewer members than the clause asks for, when a treaty whose parties are meant had ended before, when the dates close before they open, or when an
area excludes all that it includes. The ally that relies on the clause finds out in the crisis.

The rule speaks only where it is sure: where on no day of the treaty's life any state fits who is to act or to suffer, where no day lies
between the dates, or where nothing of the area is left.`,
  sources: [{ id: 'foedus-language', where: 'docs/semantics.md, section 2' }],
  concepts: ['casus-foederis', 'credible-commitment'],
  avoid: [
    {
      source: `treaty Pact "Pact" {
  signed 1880-01-01   ended 1890-01-01
  parties { AUH GMY }
  group Powers = FRN, RUS
  trigger Attack { armed-attack on any party by at least 3 of Powers }
  obligation Help { other party shall assist that party when Attack }
}`,
      says: 'There are only two of them.',
    },
    {
      source: `treaty Pact "Pact" {
  signed 2020-01-15
  parties { DNK NOR }
  trigger Attack { invasion on any party by RUS after 2025-01-01 before 2021-01-01 }
  obligation Help { other party shall assist that party when Attack }
}`,
      says: 'No day lies after 2025 and before 2021.',
    },
  ],
  prefer: [
    {
      source: `treaty Pact "Pact" {
  signed 1880-01-01   ended 1890-01-01
  parties { AUH GMY }
  group Powers = FRN, RUS
  trigger Attack { armed-attack on any party by at least 2 of Powers }
  obligation Help { other party shall assist that party when Attack }
}`,
      says: 'Both of them together can do it.',
    },
  ],
  check(subject, report) {
    const { treaty } = subject;
    if (!treaty) return;
    for (const { clause, says } of casusOf(treaty)) {
      const condition = clause.kind === 'event' ? clause : clause.condition;
      if (!condition) continue;
      // An event that must not happen may well be impossible; a part of `or` is said to be so itself.
      const events = condition.kind === 'event' ? [condition] : 'items' in condition ? condition.items : [];
      for (const event of events) {
        const why = event.kind === 'event' && !event.damaged ? impossible(subject, treaty, event) : undefined;
        if (!why) continue;
        report({
          at: why.at,
          message: `Nothing can meet ${condition.kind === 'or' ? 'this event' : says}: ${why.says}. What hangs on it is never owed; correct it, or leave the clause out.`,
          related: why.related,
        });
      }
    }
  },
};

interface Why {
  readonly at: EventPart;
  readonly says: string;
  readonly related?: Report['related'];
}

/** Why no event can be this one, if that is sure. */
function impossible(subject: Subject, treaty: PlacedTreaty, event: EventPattern): Why | undefined {
  const { workspace } = subject;
  const scene: Scene = { workspace, treaty };
  const life = lifeOf(workspace, treaty);

  const date = (what: EventPart['what']) => event.parts.find((part) => part.what === what && part.date);
  const after = date('after');
  const before = date('before');
  const opens = after?.date ? beginning(readDate(after.date)) : undefined;
  const closes = before?.date ? ending(readDate(before.date)) : undefined;
  if (before && opens !== undefined && closes !== undefined && surelyBefore(before, after))
    return { at: before, says: `no day lies after ${sayDay(opens)} and before ${sayDay(closes)}` };
  if (before && closes !== undefined && life.from !== undefined && closes <= life.from)
    return {
      at: before,
      says: `the treaty is in force only from ${sayDay(life.from)}, and the time closes on ${sayDay(closes)}`,
    };
  if (after && opens !== undefined && life.to !== undefined && opens >= life.to)
    return { at: after, says: `the treaty has ended by ${sayDay(life.to)}, and the time opens on ${sayDay(opens)}` };

  const days = daysOf(subject, treaty);
  for (const part of event.parts) {
    if (part.what !== 'on' && part.what !== 'by' && part.what !== 'between' && part.what !== 'supported') continue;
    const { actors } = part;
    if (!actors || actors.damaged) continue;
    if (days.every((day) => anybody(actors, scene, day) === false)) {
      const words = subject.placed.chunk.text.slice(actors.start, actors.end).replace(/\s+/g, ' ');
      return { at: part, says: `on no day of the treaty’s life is any state “${words}”` };
    }
  }
  for (const part of event.parts) {
    if (part.what !== 'by' && part.what !== 'on') continue;
    const { actors } = part;
    if (!actors || actors.damaged) continue;
    for (const requirement of requirementsOf(actors, scene)) {
      if (requirement.count === 'all' || requirement.count <= 1) continue;
      const enough = days.some((day) => {
        let count = 0;
        for (const state of allOf(scene, treaty))
          if (
            requirement.judge(state, day, {}).truth !== 'not-met' &&
            ++count >= countAsked(requirement, actors, scene, day)
          )
            return true;
        return false;
      });
      if (!enough)
        return { at: part, says: `it asks for ${requirement.count} states together, and there are not so many` };
    }
  }

  const place = event.parts.find((part) => part.what === 'in');
  const only = place?.place?.places.length === 1 && !place.place.territory ? place.place.places[0] : undefined;
  const area = only ? areaNamed(scene, only)?.node : undefined;
  if (place && area && isEmpty(area)) {
    const own = treaty.treaty.clauses.some((each) => each.node === area);
    const site = own ? treaty.site : workspace.globals.get(area.name?.value ?? '')?.find((each) => each.node === area);
    return {
      at: place,
      says: `the area \`${area.name?.value}\` excludes all that it includes`,
      related: site ? [{ ...locate(site, area), message: 'the area' }] : undefined,
    };
  }
  return undefined;
}

/** A day on which both hold could not be found however wide their dates are read. */
function surelyBefore(before: EventPart, after: EventPart | undefined): boolean {
  const closes = before.date ? readDate(before.date).date : undefined;
  const opens = after?.date ? readDate(after.date).date : undefined;
  return !!closes && !!opens && lastDay(closes) <= firstDay(opens);
}

/** Days of the treaty's life on which it may stand differently: its first, its last, and those on which parties changed. */
function daysOf({ workspace, settings }: Subject, treaty: PlacedTreaty): readonly Day[] {
  const last = lastDayInForce(workspace, treaty, settings.day);
  const { from } = lifeOf(workspace, treaty);
  const days = new Set<Day>([last, ...(from === undefined ? [] : [from])]);
  for (const { memberships } of treaty.treaty.parties)
    for (const { date } of memberships) {
      const day = beginning(date);
      if (day !== undefined && day < last && (from === undefined || day > from) && days.size < 12) days.add(day);
    }
  return [...days];
}

function allOf(scene: Scene, treaty: PlacedTreaty): readonly StateEntity[] {
  return [...membersOf(scene.workspace, treaty).map((each) => each.state), ...allStates()];
}

/** Whether any state may be among the actors on a day; `undefined` where that depends on other words. */
function anybody(actors: Actors, scene: Scene, day: Day): boolean | undefined {
  if (!scene.treaty || actors.items.some((each) => each.form === 'quoted' || each.text)) return undefined;
  return allOf(scene, scene.treaty).some((state) => judgeState(actors, state, scene, day).truth !== 'not-met');
}

/** Everything that is included is excluded in the same words. */
function isEmpty({ lines }: AreaDecl): boolean {
  const words = (line: AreaDecl['lines'][number]): string[] =>
    line.territory
      ? [`territory ${JSON.stringify(plain(line.territory))}`]
      : line.places.map((place) => JSON.stringify(plain(place)));
  const out = new Set(lines.filter((line) => line.excludes).flatMap(words));
  const included = lines.filter((line) => !line.excludes).flatMap(words);
  return included.length > 0 && included.every((each) => out.has(each));
}

/** A node without its places in the text. */
function plain(node: object): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'start' || key === 'end' ? undefined : value)));
}
