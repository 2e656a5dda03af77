import { Failure, type FailureOptions } from '../report/failure.ts';

/**
 * Why a query has no answer: it is malformed, not allowed, or has a result of another kind or size than wanted; or the
 * engine cannot evaluate it, exceeds the time limit, has ended, or is busy.
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

/** A query without an answer. The server derives the HTTP status from the reason. */
export class QueryFailure extends Failure {
  readonly reason: QueryFailureReason;

  constructor(reason: QueryFailureReason, message: string, options: FailureOptions = {}) {
    super(reason === 'timeout' ? 'query-timeout' : 'query-failed', message, options);
    this.reason = reason;
  }
}
