import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { releaseFrom, selectRelease, type ReleaseRow } from '@/db/load/release-rows'
import type { Command } from '@/lib/release/commands'
import { unopened } from '@/lib/release/release'
import { seeing, type Intent } from '@/lib/release/seeing'

/** The command of somebody who reads the release first: a vote is about what is there. */
export async function looking(version: string, intent: Intent): Promise<Command> {
  const { rows } = await db.execute<ReleaseRow>(selectRelease(sql`r.version = ${version}`))
  const [row] = rows
  return seeing(row ? releaseFrom(row) : unopened, intent)
}
