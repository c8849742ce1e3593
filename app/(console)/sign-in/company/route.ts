export { enterByCompany as POST } from '@/lib/auth/doorway'
