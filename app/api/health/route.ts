import { databaseHasRoom } from '@/db/queries/database-has-room'
import { databaseAnswers } from '@/db/queries/database-answers'

export const dynamic = 'force-dynamic'

/** `instance` tells the one who started this process from an older one that still has the port. */
export async function GET() {
  const answers = await databaseAnswers(2_000)
  const up = answers && (await databaseHasRoom())
  const found = {
    status: up ? 'ok' : 'unavailable',
    instance: process.env.CONSOLE_INSTANCE,
    database: answers ? (up ? 'up' : 'full') : 'down',
  }
  return Response.json(found, {
    status: up ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
