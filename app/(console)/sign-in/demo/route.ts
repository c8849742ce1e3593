export { enterAsDemoPerson as POST } from '@/lib/auth/doorway'
