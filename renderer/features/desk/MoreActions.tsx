/** The actions of a record that have no button of their own. */
import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useT } from '../../i18n/useT.ts';

interface MoreActionsProps<A extends string> {
  readonly actions: readonly A[];
  readonly labelOf: (action: A) => string;
  /** The one that cannot be taken back. */
  readonly danger: A;
  readonly onStart: (action: A) => void;
}

export function MoreActions<A extends string>({ actions, labelOf, danger, onStart }: MoreActionsProps<A>) {
  const t = useT();
  if (actions.length === 0) return null;
  const items = actions.map((action) => ({
    key: action,
    label: labelOf(action),
    danger: action === danger,
    onClick: () => onStart(action),
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button icon={<MoreOutlined />} aria-label={t('ui:action.more')} data-testid="more-actions" />
    </Dropdown>
  );
}
