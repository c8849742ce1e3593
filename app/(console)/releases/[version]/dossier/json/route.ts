import { getProof } from '@/db/queries/dossier'
import { getSituation } from '@/db/queries/situation'
import { problem } from '@/lib/api/problem'
import { getViewer } from '@/lib/auth/viewer'
import { currentEnv } from '@/lib/env'
import type { Dossier } from '@/lib/record/dossier'

/** The dossier of a release, for whoever keeps or checks it. */
export async function GET(_request: Request, { params }: { params: Promise<{ version: string }> }) {
  const viewer = await getViewer()
  if (!viewer) return problem(401, 'Nobody is signed in.')
  const situation = await getSituation(viewer, decodeURIComponent((await params).version))
  if (!situation) return problem(404, 'There is no such release.')
  const { version } = situation.release
  const dossier: Dossier = {
    format: 'release-dossier/1',
    product: currentEnv().PRODUCT_NAME,
    version,
    madeAt: new Date().toISOString(),
    madeBy: viewer.name,
    ...(await getProof(viewer, situation.id)),
  }
  return new Response(JSON.stringify(dossier, null, 1), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="dossier-${version}.json"`,
    },
  })
}
