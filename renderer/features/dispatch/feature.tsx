/** 派单: queues, list and detail of first-check tasks. */
import { SendOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const dispatchFeature: Feature = {
  id: 'dispatch',
  icon: <SendOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'citySupervisor', 'specialUnit'],
  page: lazyPage(async () => (await import('./DispatchDesk.tsx')).DispatchDesk),
  badge: ({ tasks }, role) => (role === 'villageDispatcher' || role === 'specialUnit' ? tasks.toAssign : tasks.overdue),
};
