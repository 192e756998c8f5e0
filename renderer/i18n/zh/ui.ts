/** 通用控件 */
export const ui = {
  action: { ok: '确定', cancel: '取消', save: '保存', close: '关闭', retry: '重试', undo: '撤销', submit: '提交', reset: '重置', more: '更多', print: '打印', clear: '清除', reload: '重新打开' },
  limit: {
    left_other: '剩 {{count}} 个工作日', over_other: '超期 {{count}} 个工作日', today: '今日到期', none: '无时限', noCalendar: '日历未加载',
    noCalendarHint: '所涉年份的工作日历未加载，时限按周一至周五估算', dueAt: '{{limit}}至 {{time}}',
  },
  fresh: { asOf: '数据截至 {{time}}', never: '尚无数据', failed: '更新失败：{{reason}}' },
  age: { now: '刚刚', second_other: '{{count}} 秒前', minute_other: '{{count}} 分钟前', hour_other: '{{count}} 小时前', day_other: '{{count}} 天前', future: '稍后' },
  unit: { metre: '{{value}} 米', kilometre: '{{value}} 公里', points: '{{value}} 个百分点', percent: '{{value}} %' },
  list: { chosen_other: '已选 {{count}} 条', total_other: '共 {{count}} 条', empty: '没有符合条件的内容', loading: '正在读取', failedTitle: '读取失败', filtered: '当前有筛选条件', clearFilters: '清除筛选' },
  timeline: { empty: '还没有经过记录', pending: '待中心确认', offline: '离线操作于 {{time}}' },
  crash: { title: '界面出错了', body: '数据没有丢失：已保存的操作都在本机。点“重新打开”继续；如果反复出现，请把下面的内容报给系统管理员。' },
  key: { enter: '回车', space: '空格', esc: 'Esc', arrows: '↑↓' },
};
