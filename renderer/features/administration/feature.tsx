/** 管理: accounts, working calendar, newest operations. */
import { SettingOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const administrationFeature: Feature = {
  id: 'administration',
  icon: <SettingOutlined />,
  roles: ['administrator'],
  page: lazyPage(async () => (await import('./Administration.tsx')).Administration),
};
