import 'server-only'
import type { TrackRef } from '@/lib/jobs/refs'
import { takeReadings } from '@/lib/jobs/take-readings'

const healthUrl = 'https://app.example.com/health'

/** Reads the health of a track as the job does, except that the made-up product cannot be asked and is well. */
export async function readAsHealthy(ref: TrackRef, now: Date) {
  const milliseconds = 40 + (now.getUTCMinutes() % 30)
  const look = () =>
    Promise.resolve({ verdict: 'healthy', status: 200, milliseconds, detail: 'ok' } as const)
  await takeReadings(ref, { now, healthUrl, look })
}
