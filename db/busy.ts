/**
 * Whether the database gave up waiting: for a lock, for a statement, for a connection, or for another who waited in
 * turn. Nothing was changed then.
 */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : null
  return waited.includes(code) || noConnection.includes(error.message) || isBusy(error.cause)
}

// PostgreSQL, appendix A: deadlock_detected, lock_not_available, query_canceled.
const waited: readonly unknown[] = ['40P01', '55P03', '57014']
// What pg-pool says when all its connections are in use, and when the database does not answer a new one.
const noConnection: readonly string[] = [
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
]
