import { createHash } from 'node:crypto'
import type { Complete } from '@/lib/invoice/document/complete'
import type { Standing } from '@/lib/invoice/document/standing'
import { draftFile } from './draft-file'

/** The sha256, in hexadecimal, of the files of a revision as accounting gets them. */
export async function digestsOf(
  document: Complete,
  draft: Pick<Standing, 'number' | 'revision'>,
): Promise<{ xml: string; pdf: string }> {
  const standing = { ...draft, state: 'handed_over' as const }
  const digest = async (kind: 'xml' | 'pdf') => {
    const { bytes } = await draftFile(kind, document, standing)
    return createHash('sha256').update(bytes).digest('hex')
  }
  return { xml: await digest('xml'), pdf: await digest('pdf') }
}
