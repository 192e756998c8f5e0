/** 事项: what is asked on site, which permits a scope text calls for, and which industries go to which department. */
import { ProfileOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { ItemsPage } from './ItemsPage.tsx';

export const itemsFeature: Feature = {
  id: 'items',
  icon: <ProfileOutlined />,
  roles: ['citySupervisor'],
  page: ItemsPage,
};
