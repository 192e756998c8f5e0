/** 事项: what is asked on site, which permits a scope text calls for, and which industries go to which department. */
import { ProfileOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const itemsFeature: Feature = {
  id: 'items',
  icon: <ProfileOutlined />,
  roles: ['citySupervisor'],
  page: lazyPage(async () => (await import('./ItemsPage.tsx')).ItemsPage),
};
