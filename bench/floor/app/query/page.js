import pg from 'pg'

export const dynamic = 'force-dynamic'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 })

export default async function Page() {
  const { rows } = await pool.query(
    'select version, title from releases order by opened_at limit 5',
  )
  return (
    <ul>
      {rows.map(({ version, title }) => (
        <li key={version}>
          {version} {title}
        </li>
      ))}
    </ul>
  )
}
