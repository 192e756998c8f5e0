/** 待定位: registrations whose address named no village. */
import { EnvironmentOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const unplacedFeature: Feature = {
  id: 'unplaced',
  icon: <EnvironmentOutlined />,
  roles: ['townStaff', 'villageDispatcher', 'citySupervisor'],
  page: lazyPage(async () => (await import('./UnplacedDesk.tsx')).UnplacedDesk),
  badge: ({ unplaced }) => unplaced,
};
