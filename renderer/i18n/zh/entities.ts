/** 档案：市场主体与一户一档 */
export const entities = {
  group: { file: '一户一档', classes: '分类监管', report: '年报' },
  queue: { all: '全部主体', unreported: '未年报' },
  emptyHint: '登记推送到本辖区后，主体会出现在这里。',
  filter: { search: '名称、地址、信用代码', industry: '行业', permit: '许可事项', kind: '类型', status: '状态' },
  status: { active: '存续', closed: '已注销' },
  row: {
    noClass: '不分类',
    tasks_other: '任务 {{count}}',
    leads_other: '线索 {{count}}',
    nothingOpen: '无在办',
    unreported: '{{year}} 年报未报',
    registered: '登记日期 {{day}}',
  },
  full: '整页',
  narrow: '收起',
  keys: { full: '整页查看一户一档' },
  class: { title: '分类监管', none: '本村（社区）尚未月度分类', closed: '已注销，不再分类', now: '类别', since: '自', reasons: '理由' },
  notices: '责令改正告知书',
  reports: '年报',
  reportState: { reported: '已报', unreported: '未报' },
};
