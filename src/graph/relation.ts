/**
 * How the first of two statements with the same subject and property relates to the second: it says the same (agree), it is more
 * exact (refines) or less (refined), both can hold (compatible), they contradict each other (conflict), or nothing can be said
 * (unrelated): they are about different periods, series or languages, or one value is unknown.
 */
export type Relation = 'agree' | 'refines' | 'refined' | 'compatible' | 'conflict' | 'unrelated';
