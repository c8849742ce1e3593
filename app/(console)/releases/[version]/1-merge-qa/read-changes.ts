import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Reading } from '@/lib/command'
import {
  readChangeList,
  readGitLog,
  type ChangeInput,
  type ChangeListRefusal,
} from '@/lib/evidence/changes'
import { classify, pullRequestOf } from '@/lib/evidence/conventional'

/** Changes as they come in: an uploaded list, a pasted git log, or one that is typed. */
export async function readChanges(form: FormData): Promise<Reading> {
  const log = form.get('log')
  if (typeof log === 'string') return listed(readGitLog(log), 'log')

  const file = form.get('list')
  if (file instanceof File) return listed(readChangeList(await file.text()), 'list')
  return typed(form)
}

async function listed(reading: ReturnType<typeof readGitLog>, field: string): Promise<Reading> {
  if (!reading.ok) return { ok: false, fields: { [field]: [await sentence(reading)] } }
  return { ok: true, payload: { changes: reading.changes.map(classified) } }
}

async function sentence(refusal: ChangeListRefusal) {
  const t = await getTranslations('evidence.changes')
  return t(refusal.code, { ...refusal })
}

async function typed(form: FormData): Promise<Reading> {
  const t = await getTranslations('evidence.changes')
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const subject = text('subjectLine')
  if (!subject) return { ok: false, fields: { subjectLine: [t('typed-nothing')] } }

  const { kind, scope, breaking } = classify(subject)
  const author = {
    authorName: text('authorName') || null,
    authorEmail: text('authorEmail') || null,
  }
  const pullRequest = pullRequestOf(subject)
  const change = {
    sha: null,
    committedAt: null,
    ...author,
    subject,
    kind,
    scope,
    breaking,
    pullRequest,
  }
  return { ok: true, payload: { changes: [change] } }
}

function classified(change: ChangeInput) {
  const { kind, scope, breaking } = classify(change.subject)
  return { ...change, kind, scope, breaking }
}
