/** 自检与抽查: the market's own form, how many stalls were looked at, and the hazards by gravity. */
import { Form, Input, InputNumber } from 'antd';
import type { Market } from '#domain/schema/patrol.ts';
import { usePerform } from '../../../app/perform.tsx';
import { useT } from '../../../i18n/useT.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import formStyles from '../../desk/form.module.css';
import textStyles from '../../desk/text.module.css';
import { CheckItems } from '../../desk/CheckItems.tsx';
import { useCheckSheet } from '../../desk/useCheckSheet.ts';

interface CheckMarketProps {
  readonly market: Market;
  readonly kind: 'selfCheck' | 'sample';
  readonly onDone: () => void;
}

interface CheckValues {
  readonly stallsChecked: number;
  readonly ordinary: number;
  readonly major: number;
  readonly note?: string;
  readonly answers?: Readonly<Record<string, string | undefined>>;
}

export function CheckMarket({ market, kind, onDone }: CheckMarketProps) {
  const t = useT();
  const perform = usePerform();
  const [form] = Form.useForm<CheckValues>();
  const sheet = useCheckSheet('selfCheck', market.itemSet);
  const submit = ({ answers = {}, note = '', ...figures }: CheckValues): void => {
    onDone();
    const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== undefined));
    const args = { id: market.id, ...figures, answers: given, note: note.trim() };
    void perform([{ command: `market.${kind}`, args }], { done: t(`patrol:market.done.${kind}`) });
  };
  const figure = (name: keyof CheckValues, label: string, min: number, max: number) => (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('desk:form.needValue') }]}>
      <InputNumber min={min} max={max} precision={0} />
    </Form.Item>
  );
  return (
    <Dialog width={760} title={`${t(`patrol:marketAction.${kind}`)} · ${market.name}`} onOk={() => form.submit()} onCancel={onDone}>
      {kind === 'sample' && <p className={textStyles['hint']}>{t('patrol:market.sampleHint')}</p>}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ stallsChecked: market.stalls, ordinary: 0, major: 0 }}
        onFinish={submit}
        scrollToFirstError
      >
        <Form.Item label={sheet?.set.name ?? t('patrol:market.form')}>
          <CheckItems items={sheet?.items ?? []} />
        </Form.Item>
        <div className={formStyles['threeColumns']}>
          {figure('stallsChecked', t('patrol:market.checkedLabel'), 1, market.stalls)}
          {figure('ordinary', t('patrol:market.ordinary'), 0, market.stalls)}
          {figure('major', t('patrol:market.major'), 0, market.stalls)}
        </div>
        <Form.Item name="note" label={t('dispatch:form.note')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
