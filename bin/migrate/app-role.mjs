import pg from 'pg'
import { callable, grants } from './grants.mjs'

/**
 * The role the application logs in as. Without a password it is the operator's own, and only given its rights.
 *
 * @typedef {{ name: string, password?: string }} AppRole
 */

const NO_RIGHT = '42501'

/**
 * Makes the role, or brings it up to date, and gives it what grants.mjs lists and nothing else. `client` is the
 * owner's connection.
 *
 * @param {pg.Client} client
 * @param {AppRole} role
 */
export async function grantAppRole(client, role) {
  await client.query('begin')
  if (role.password !== undefined) await makeRole(client, role.name, role.password)
  await refusePowerful(client, role.name)
  const { rows } = await client.query('select current_database() as database')
  for (const statement of statements(pg.escapeIdentifier(role.name), rows[0].database))
    await client.query(statement)
  await client.query('commit')
}

/** @param {pg.Client} client @param {string} name @param {string} password */
async function makeRole(client, name, password) {
  const known = await client.query('select from pg_roles where rolname = $1', [name])
  const secret = `login password ${pg.escapeLiteral(password)}`
  // To take SUPERUSER away asks for a superuser, also where it is not held: refusePowerful() looks at what there is.
  const text =
    known.rowCount === 0
      ? `create role ${pg.escapeIdentifier(name)} nosuperuser nocreatedb nocreaterole noreplication ${secret}`
      : `alter role ${pg.escapeIdentifier(name)} ${secret}`
  try {
    await client.query(text)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== NO_RIGHT) throw error
    throw new Error(
      `The user of DATABASE_URL may not create the role ${name}: have one created that may log in and owns nothing, and set DATABASE_APP_URL to its address.`,
      { cause: error },
    )
  }
}

/** @param {pg.Client} client @param {string} name */
async function refusePowerful(client, name) {
  const { rows } = await client.query(
    `select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
       or pg_has_role(rolname, current_user, 'member') as powerful
     from pg_roles where rolname = $1`,
    [name],
  )
  if (!rows[0]) throw new Error(`The user ${name} of DATABASE_APP_URL does not exist.`)
  if (rows[0].powerful)
    throw new Error(
      `The user ${name} of DATABASE_APP_URL may do more than log in, or may become who owns the tables: name one that may only log in.`,
    )
}

/** @param {string} role quoted @param {string} database @returns {string[]} */
function statements(role, database) {
  const name = pg.escapeIdentifier(database)
  return [
    `revoke temporary on database ${name} from public`,
    `grant connect on database ${name} to ${role}`,
    'revoke create on schema public from public',
    `grant usage on schema public, pgboss to ${role}`,
    `revoke all on all tables in schema public from public, ${role}`,
    ...Object.entries(grants).flatMap(([table, grant]) => onTable(role, table, grant)),
    `revoke all on all functions in schema public from public, ${role}`,
    ...callable.map(signature => `grant execute on function public.${signature} to ${role}`),
    // Jobs may be lost and made up; what they do goes through the guards like everything else.
    `grant select, insert, update, delete on all tables in schema pgboss to ${role}`,
    `grant usage on all sequences in schema pgboss to ${role}`,
    `grant execute on all functions in schema pgboss to ${role}`,
  ]
}

/** @param {string} role @param {string} table @param {import('./grants.mjs').Grant} grant */
function onTable(role, table, { add, remove, change }) {
  const columns = change?.map(column => pg.escapeIdentifier(column)).join(', ')
  const rights = [
    'select',
    ...(add ? ['insert'] : []),
    ...(remove ? ['delete'] : []),
    ...(columns ? [`update (${columns})`] : []),
  ]
  return [`grant ${rights.join(', ')} on public.${table} to ${role}`]
}
