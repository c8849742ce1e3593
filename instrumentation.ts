/** Runs once when the server process starts. Half a start is worse than none, so it ends then. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  try {
    await start()
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}

async function start() {
  const { leaveOnSignal } = await import('@/lib/leaving')
  leaveOnSignal()
}
