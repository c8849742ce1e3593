import { getDraft } from '@/db/queries/draft'
import { problem } from '@/lib/api/problem'
import { getViewer } from '@/lib/auth/viewer'
import { download, draftFile, fileKinds } from '@/lib/documents/draft-file'
import { complete } from '@/lib/invoice/document/complete'

type Context = { params: Promise<{ id: string; file: string }> }

/** A draft as `draft.pdf`, `draft.xml` or `draft.json`, for whoever may see its page. */
export async function GET(_request: Request, { params }: Context) {
  const viewer = await getViewer()
  if (!viewer) return problem(401, 'Nobody is signed in.')
  const { id, file } = await params
  const kind = fileKinds.find(each => file === `draft.${each}`)
  const view = kind && (await getDraft(viewer, id))
  if (!kind || !view) return problem(404, 'There is no such file.')
  const { number, revision, state } = view
  const document = view.document && complete(view.document)
  if (number === null || !document)
    return problem(409, 'There is nothing to put on paper. Have the draft made again first.')
  return download(await draftFile(kind, document, { number, revision, state }))
}
