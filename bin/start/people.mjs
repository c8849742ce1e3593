import pg from 'pg'

/**
 * Whom one can sign in as, for the demonstration on this machine.
 *
 * @param {string} databaseUrl
 */
export async function printPeople(databaseUrl) {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  try {
    const { rows } = await client.query(
      `select name, string_agg(role::text, ', ' order by role) as roles
       from people join person_roles on person_id = id
       where active group by id, name order by min(role), name`,
    )
    console.log('Sign in as')
    for (const { name, roles } of rows) console.log(`  ${name}, ${roles}`)
  } finally {
    await client.end()
  }
}
