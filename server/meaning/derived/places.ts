/** What kind of place a clause names: a region of the world, or nothing but the territory of some parties. */
import type { AreaDecl, Place, SimplePlace, Territory } from '../../../grammar/index.ts';
import type { Day } from '../../model/dates.ts';
import { alone, namedStates } from '../actors.ts';
import { areaNamed } from '../areas.ts';
import type { Context } from '../trigger.ts';

/** What a place is made of. */
export interface PlaceShape {
  /** It names a region, or a place in the treaty's own words: more than territory of parties. */
  readonly region: boolean;
  /** Whose territory it holds; missing where it is that of whichever party. */
  readonly territoryOf?: ReadonlySet<string>;
}

/** The shape of a place, its areas opened. */
export function shapeOf(context: Context, place: Place, members: ReadonlySet<string>, day: Day): PlaceShape {
  return place.territory
    ? territoryShape(context, place.territory, members, day)
    : joined(partsOf(context, place.places, members, day));
}

/** The shapes of what places are made of, each area opened once; areas may stand in one another deeper than the stack. */
function partsOf(
  context: Context,
  places: readonly SimplePlace[],
  members: ReadonlySet<string>,
  day: Day,
): PlaceShape[] {
  const shapes: PlaceShape[] = [];
  const opened = new Set<AreaDecl>();
  const left = [...places];
  for (let simple = left.pop(); simple; simple = left.pop()) {
    const area = areaNamed(context, simple);
    const node = area?.node;
    const includes = node?.lines.filter((line) => !line.excludes) ?? [];
    // an area that says nothing of what it holds stands for a region; so does one that lies within another
    if (!node || node.within || includes.length === 0)
      shapes.push({ region: node !== undefined || area?.name !== 'World', territoryOf: new Set() });
    else if (!opened.has(node)) {
      opened.add(node);
      for (const line of includes)
        if (line.territory) shapes.push(territoryShape(context, line.territory, members, day));
        else for (const each of line.places) left.push(each);
    }
  }
  return shapes;
}

function territoryShape(context: Context, territory: Territory, members: ReadonlySet<string>, day: Day): PlaceShape {
  const region = territory.within.length > 0;
  const states = new Set<string>();
  for (const actor of territory.of?.items ?? []) {
    if (actor.form !== 'name' && actor.form !== 'each-of' && actor.form !== 'any-of' && actor.form !== 'all-of')
      return { region };
    for (const state of namedStates(alone(actor), context, day)) states.add(state.id);
  }
  // territory of a state that is no party is a place like any other
  return { region: region || [...states].some((id) => !members.has(id)), territoryOf: states };
}

function joined(shapes: readonly PlaceShape[]): PlaceShape {
  const region = shapes.some((each) => each.region);
  if (shapes.some((each) => !each.territoryOf)) return { region };
  return { region, territoryOf: new Set(shapes.flatMap((each) => [...(each.territoryOf ?? [])])) };
}
