import { Failure, type FailureOptions } from '../report/failure.ts';

/**
 * Why a query gets no answer. The reason lies in the query (it does not parse, may not run, has an answer of another form
 * or of too many characters), or in the engine (it could not evaluate it, took too long, ended, or has others to answer).
 */
export type QueryFailureReason =
  | 'syntax'
  | 'refused'
  | 'answer-form'
  | 'answer-too-large'
  | 'evaluation'
  | 'timeout'
  | 'ended'
  | 'busy';

/** A query without an answer; who asks through a server is told by the reason what to do about it. */
export class QueryFailure extends Failure {
  readonly reason: QueryFailureReason;

  constructor(reason: QueryFailureReason, message: string, options: FailureOptions = {}) {
    super(reason === 'timeout' ? 'query-timeout' : 'query-failed', message, options);
    this.reason = reason;
  }
}
