/** 投诉: what 12315 and 12345 sent; placed, followed, and the callers told the outcome. */
import { CustomerServiceOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const complaintsFeature: Feature = {
  id: 'complaints',
  icon: <CustomerServiceOutlined />,
  roles: ['townStaff', 'villageDispatcher', 'citySupervisor'],
  page: lazyPage(async () => (await import('./ComplaintsDesk.tsx')).ComplaintsDesk),
  badge: ({ complaints }) => complaints,
};
