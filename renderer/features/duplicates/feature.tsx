/** 查重: pairs of leads that may be one incident, side by side. */
import { BlockOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const duplicatesFeature: Feature = {
  id: 'duplicates',
  icon: <BlockOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'citySupervisor'],
  page: lazyPage(async () => (await import('./DuplicatesDesk.tsx')).DuplicatesDesk),
  badge: ({ duplicates }) => duplicates,
};
