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

/**
 * Whether the connection to the database went away or could not be made, as when it restarts. What was under way then
 * is done or not: only asking again tells.
 */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && gone.includes(error.code)) return true
  return wentAway.test(error.message) || isLost(error.cause)
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
// PostgreSQL, appendix A: admin_shutdown, crash_shutdown, cannot_connect_now; and what the system says of a socket.
const gone: readonly unknown[] = [
  ...['57P01', '57P02', '57P03'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'],
]
// What pg says of a connection that ended under it.
const wentAway = /^Connection terminated|^Client has encountered a connection error/
// What pg-pool says when all its connections are in use, and when the database does not answer a new one.
const noConnection: readonly string[] = [
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
]
