/**
 * What tells the ways on from a place of the grammar apart, worked out when a text first comes to that place: a treaty
 * comes to less than half of them, and whoever opens one waits for the parser.
 */
import { type ILookaheadStrategy, LLkLookaheadStrategy } from 'chevrotain';

type Alternation = ReturnType<ILookaheadStrategy['buildLookaheadForAlternation']>;
type Optional = ReturnType<ILookaheadStrategy['buildLookaheadForOptional']>;

export class LookaheadWhenNeeded extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation(place: Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0]) {
    let made: Alternation | undefined;
    const make = () => super.buildLookaheadForAlternation(place);
    return function (this: unknown, ...alternatives: Parameters<Alternation>): ReturnType<Alternation> {
      made ??= make();
      return made.apply(this, alternatives);
    };
  }

  override buildLookaheadForOptional(place: Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0]) {
    let made: Optional | undefined;
    const make = () => super.buildLookaheadForOptional(place);
    return function (this: unknown): boolean {
      made ??= make();
      return made.call(this);
    };
  }
}
