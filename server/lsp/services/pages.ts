/** The pages of rules and concepts, and which there are. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { explained } from '../../features/explain.ts';
import { clausesOfConcept } from '../../features/implementation.ts';
import { rules } from '../../rules/index.ts';
import { conceptGroups, concepts } from '../../theory/concepts.ts';
import {
  type ConceptEntry,
  type ConceptGroup,
  type ConceptUse,
  type ConceptUsesParams,
  type ExplainParams,
  type ExplainResult,
  methods,
  type RuleEntry,
} from '../protocol.ts';
import { type Service, settled } from '../service.ts';

export const pages: Service = {
  serve({ connection, session, to }) {
    connection.onRequest<ExplainResult, void>(methods.explain, (params: ExplainParams | undefined) => {
      if (typeof params?.name !== 'string')
        throw new ResponseError(ErrorCodes.InvalidParams, 'Say what to explain: {name}.');
      return explained(params.name, params.kind);
    });
    connection.onRequest(methods.rules, (): RuleEntry[] => rules.map(({ id, title }) => ({ id, title })));
    connection.onRequest(methods.concepts, (): ConceptEntry[] =>
      concepts.map(({ id, name, otherNames }) => ({ id, name, otherNames: [...otherNames] })),
    );
    connection.onRequest(methods.conceptGroups, (): ConceptGroup[] =>
      conceptGroups.map(({ title, ids }) => ({
        title,
        concepts: concepts
          .filter(({ id }) => ids.includes(id))
          .map(({ id, name, definition, related }) => ({ id, name, definition, related: [...related] })),
      })),
    );
    connection.onRequest(
      methods.conceptUses,
      async (params: ConceptUsesParams | undefined, token): Promise<ConceptUse[]> => {
        await settled(session, token);
        return clausesOfConcept(session.workspace, String(params?.id)).map((at) => ({
          clause: session.entry(at.uri)?.source.tree.text.slice(at.start, at.end) ?? '',
          at: to.location(at),
        }));
      },
    );
  },
};
