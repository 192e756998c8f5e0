/** 各工作台共用：队列、列表、筛选、详情 */
export const desk = {
  queues: '队列',
  filter: {
    search: '名称、地址、编号',
    light: '时限',
    village: '村（社区）',
    town: '镇街',
    sort: '排序',
    sortDue: '时限先到',
    sortNewest: '最新在前',
    sortName: '按名称',
  },
  row: { select: '选择 {{name}}', pending: '待中心确认', unassigned: '未派', noGrid: '未定网格' },
  limit: { start: '{{time}} 起', now: '现在' },
  detail: {
    close: '收起',
    gone: '这条记录已不在您的辖区',
    timeline: '经过',
    reveal: '显示',
    revealNeeds: '需联网，查看会记入审计',
  },
  keys: {
    all: '全选本队列',
    open: '打开详情',
    close: '收起详情',
    filter: '筛选框',
    queue: '上一个、下一个队列',
    remark: '备注',
  },
  selectedAll_other: '已选 {{count}} 条',
  selectedPart: '已选前 {{count}} 条（共 {{total}} 条）',
};
