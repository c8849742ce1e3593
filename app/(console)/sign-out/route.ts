export { leave as POST } from '@/lib/auth/doorway'
