export async function register() {
  // Written out like this so that the build leaves it out of the edge runtime, which has no process.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { boot } = await import('@/lib/boot')
    boot()
  }
}
