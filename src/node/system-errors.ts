import { Failure, messageOf } from '../report/failure.ts';

/** The code of a system error, such as ENOENT; empty for other errors. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'the system does not permit it',
  EROFS: 'the file system is read-only',
  ENOENT: 'no such file or folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'the name is too long',
  Z_BUF_ERROR: 'the gzip file is truncated',
};

/** Why the system refused, in plain words. */
export function reasonOf(error: unknown): string {
  return reasons[systemCode(error)] ?? messageOf(error);
}

/**
 * Turns errors of the system into a failure.
 * @param target what `write` writes, for the message
 * @throws Failure `unwritable`
 */
export function orUnwritable<T>(target: string, write: () => T, hint?: string): T {
  try {
    return write();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('unwritable', `cannot write ${target}: ${reasonOf(error)}`, { cause: error, hint });
  }
}
