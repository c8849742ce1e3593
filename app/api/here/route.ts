import { problem } from '@/lib/api/problem'
import { sentFromHere } from '@/lib/auth/origin'
import { keepOpen } from '@/lib/auth/viewer'

/** An open page says that somebody types or clicks in it: that keeps a session, being open does not. */
export async function POST(request: Request) {
  if (!sentFromHere(request.headers))
    return problem(403, 'This was not sent from a page of the console.')
  await keepOpen()
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
}
