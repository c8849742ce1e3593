/**
 * Whether the database gave up: waiting for a lock, a statement, a connection or another who waited in turn, or for
 * room. Nothing was changed then.
 */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : null
  if (isFull(error)) return true
  return waited.includes(code) || noConnection.includes(error.message) || isBusy(error.cause)
}

/** Whether the disk of the database has no room for what was to be written. */
export function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && error.code === DISK_FULL) || isFull(error.cause)
}

// PostgreSQL, appendix A: disk_full.
const DISK_FULL = '53100'
// PostgreSQL, appendix A: deadlock_detected, lock_not_available, query_canceled.
const waited: readonly unknown[] = ['40P01', '55P03', '57014']
// What pg-pool says when all its connections are in use, and when the database does not answer a new one.
const noConnection: readonly string[] = [
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
]
