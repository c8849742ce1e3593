import { countDocuments, readDocuments } from '@/db/queries/draft-documents'
import { problem } from '@/lib/api/problem'
import { getViewer } from '@/lib/auth/viewer'
import { zipOf } from '@/lib/documents/zip-of'
import { draftStates } from '@/lib/invoice/workflow'

const MOST = 1_000

/** The files of all drafts of a release, or of those in one state, as a zip that is written while it is read. */
export async function GET(request: Request) {
  const viewer = await getViewer()
  if (!viewer) return problem(401, 'Nobody is signed in.')
  const { searchParams } = new URL(request.url)
  const version = searchParams.get('release') ?? ''
  const wanted = searchParams.get('state')
  const state = draftStates.find(each => each === wanted) ?? null
  if (version === '') return problem(400, 'Choose a release.')
  if (wanted !== null && state === null) return problem(400, 'There is no such state.')

  const chosen = { version, state }
  const count = await countDocuments(viewer, chosen)
  if (count === 0) return problem(404, 'There is no draft to put on paper.')
  if (count > MOST) return problem(413, `At most ${MOST} drafts at once: choose a state.`)
  return new Response(zipOf(readDocuments(viewer, chosen)), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${nameOf(version, state)}"`,
      'cache-control': 'no-store',
    },
  })
}

function nameOf(version: string, state: string | null) {
  const safe = version.replaceAll(/[^A-Za-z0-9.+-]/g, '_').slice(0, 60)
  return `drafts-${safe}${state ? `-${state}` : ''}.zip`
}
