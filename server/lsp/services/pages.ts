/** The pages of rules and concepts, and which there are. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { explained } from '../../features/explain.ts';
import { rules } from '../../rules/index.ts';
import { concepts } from '../../theory/concepts.ts';
import { type ConceptEntry, type ExplainParams, type ExplainResult, methods, type RuleEntry } from '../protocol.ts';
import type { Service } from '../service.ts';

export const pages: Service = {
  serve({ connection }) {
    connection.onRequest<ExplainResult, void>(methods.explain, (params: ExplainParams | undefined) => {
      if (typeof params?.name !== 'string')
        throw new ResponseError(ErrorCodes.InvalidParams, 'Say what to explain: {name}.');
      return explained(params.name, params.kind);
    });
    connection.onRequest(methods.rules, (): RuleEntry[] => rules.map(({ id, title }) => ({ id, title })));
    connection.onRequest(methods.concepts, (): ConceptEntry[] =>
      concepts.map(({ id, name, otherNames }) => ({ id, name, otherNames: [...otherNames] })),
    );
  },
};
