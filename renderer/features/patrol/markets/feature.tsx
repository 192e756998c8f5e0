/** 市场: the desk of a market's operator, with nothing but the own market. */
import { ShopOutlined } from '@ant-design/icons';
import type { Feature } from '../../../app/feature.ts';
import { lazyPage } from '../../../app/lazyPage.tsx';

export const marketFeature: Feature = {
  id: 'market',
  icon: <ShopOutlined />,
  roles: ['marketOperator'],
  page: lazyPage(async () => (await import('./MarketsDesk.tsx')).MarketsDesk),
};
