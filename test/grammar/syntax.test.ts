import { parseFile } from '../../grammar/index.ts';
import { testPage } from '../support/fixtures.ts';

testPage(new URL('syntax.md', import.meta.url), (source) =>
  parseFile(source).chunks.flatMap(({ start, chunk }) =>
    chunk.problems.map((problem) => ({
      start: start + problem.start,
      end: start + problem.end,
      label: problem.message,
    })),
  ),
);
