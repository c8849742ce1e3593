import { createHash } from 'node:crypto'
import { makeZip } from 'client-zip'
import { complete } from '@/lib/invoice/document/complete'
import { draftId, type Standing } from '@/lib/invoice/document/standing'
import type { DraftDocument } from '@/lib/invoice/draft'
import { draftFile, fileKinds } from './draft-file'

export type Drawn = Standing & { document: DraftDocument }

/**
 * All files of many drafts, one after the other: each is drawn when the reader is ready for it, so that a thousand
 * take no more memory than one. Drafts that cannot be put on paper are named in a file of their own. The last one has
 * the digests of all others, as `sha256sum --check` reads them.
 */
export function zipOf(drafts: AsyncIterable<Drawn>): ReadableStream<Uint8Array> {
  const files = entries(drafts)
  // Without `throw`: a reader who leaves is no fault.
  return makeZip({ [Symbol.asyncIterator]: () => ({ next: () => files.next() }) })
}

async function* entries(drafts: AsyncIterable<Drawn>) {
  const left: string[] = []
  const sums: string[] = []
  for await (const { document, ...standing } of drafts) {
    const whole = complete(document)
    if (!whole) {
      left.push(draftId(standing))
      continue
    }
    const lastModified = `${whole.issuedOn}T00:00:00Z`
    for (const kind of fileKinds) {
      const { name, bytes } = await draftFile(kind, whole, standing)
      sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
      yield { name, input: bytes, lastModified }
    }
  }
  if (left.length > 0) yield { name: 'not-included.txt', input: `${left.join('\n')}\n` }
  yield { name: 'sha256sums.txt', input: sums.join('') }
}
