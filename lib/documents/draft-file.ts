import { createHash } from 'node:crypto'
import type { Complete } from '@/lib/invoice/document/complete'
import { modelOf } from '@/lib/invoice/document/model-of'
import { sealed } from '@/lib/invoice/document/sealed'
import { fileName, type Standing } from '@/lib/invoice/document/standing'
import { ublOf } from '@/lib/invoice/document/ubl'
import { renderPdf } from './render-pdf'

export const fileKinds = ['pdf', 'xml', 'json'] as const
export type FileKind = (typeof fileKinds)[number]
export type DraftFile = { name: string; type: string; bytes: Uint8Array<ArrayBuffer> }

const types = {
  pdf: 'application/pdf',
  xml: 'application/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
} satisfies Record<FileKind, string>

/** A draft as a file to hand over. Nothing of the kind asks for payment or can be sent as an invoice. */
export async function draftFile(
  kind: FileKind,
  document: Complete,
  standing: Standing,
): Promise<DraftFile> {
  const bytes = new Uint8Array(await written(kind, document, standing))
  return { name: fileName(standing, kind), type: types[kind], bytes }
}

function written(kind: FileKind, document: Complete, standing: Standing) {
  switch (kind) {
    case 'pdf':
      return renderPdf(document, standing)
    case 'xml':
      return Buffer.from(ublOf(modelOf(document, standing)))
    case 'json':
      return Buffer.from(sealed(document, standing).text)
  }
}

/** A file as an answer: saved under its name, kept by nobody on the way, with its own sha256 (RFC 9530). */
export function download({ name, type, bytes }: DraftFile): Response {
  const digest = createHash('sha256').update(bytes).digest('base64')
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'repr-digest': `sha-256=:${digest}:`,
    },
  })
}
