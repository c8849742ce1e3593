import { getBook } from '@/db/queries/price-book'
import { problem } from '@/lib/api/problem'
import { getViewer } from '@/lib/auth/viewer'

/** A version as JSON, in the shape an import takes. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await getViewer()
  if (!viewer) return problem(401, 'Nobody is signed in.')
  const view = await getBook(viewer, (await params).id, new Date())
  if (!view) return problem(404, 'There is no such version.')
  const { code, version } = view.book
  return new Response(`${JSON.stringify(view.book, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${code}-${String(version)}.json"`,
    },
  })
}
