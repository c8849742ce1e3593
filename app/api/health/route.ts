import { databaseAnswers } from '@/db/queries/database-answers'

export const dynamic = 'force-dynamic'

/** `instance` tells the one who started this process from an older one that still has the port. */
export async function GET() {
  const healthy = await databaseAnswers()
  return Response.json(
    { status: healthy ? 'ok' : 'database does not answer', instance: process.env.CONSOLE_INSTANCE },
    { status: healthy ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
