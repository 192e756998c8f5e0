/** 派单台 */
export const dispatch = {
  group: { mine: '待我处理', follow: '跟踪', done: '查阅' },
  queue: {
    toAssign: '新登记待派', assigned: '已派未接', onTheWay: '在办', revisit: '二次上门', recheck: '待复查', amber: '临期', overdue: '超期', open: '全部在办', closed: '已办结', all: '全部任务',
  },
  lights: '在办任务红黄绿', members: '网格员', membersLine: '{{onDuty}} 人在岗 · {{leave}} 人请假', pushRate: '一小时推送率', pushHint: '近 30 日一小时内推送到村的登记 {{onTime}} / {{all}}',
  filter: {
    search: '名称、地址、编号', light: '时限', cause: '事由', grid: '网格', assignee: '网格员', village: '村（社区）', town: '镇街', sort: '排序', reset: '重置',
    sortDue: '时限先到', sortNewest: '最新推送', sortName: '按名称', all: '全部',
  },
  row: { unassigned: '未派', select: '选择 {{name}}', pending: '待中心确认', urged_other: '已催 {{count}} 次', noGrid: '未定网格' },
  empty: {
    toAssign: '没有待派的登记', toAssignHint: '新登记推送到本村后会立即出现在这里。', other: '这个队列是空的', otherHint: '可以看看别的队列，或稍后再来。', filtered: '没有符合筛选条件的任务', filteredHint: '放宽条件，或清除筛选。',
  },
  action: {
    assign: '派单', assignTo: '派给 {{name}}', choose: '选人', submit: '代录首检', recheck: '代录复查', urge: '催办', accept: '代录接单', arrive: '代录到场', reassign: '改派', withdraw: '撤回派单',
    remark: '备注', move: '改派村（社区）', cancel: '作废', print: '打印派工单', bulk: '批量派单',
  },
  done: {
    assign: '已派给 {{name}}', submit: '首检已保存', recheck: '复查已保存', urge: '已催办', accept: '已代录接单', arrive: '已代录到场', reassign: '已改派给 {{name}}', withdraw: '已撤回派单',
    remark: '备注已保存', move: '已改派到 {{village}}', cancel: '任务已作废', bulk_other: '已派 {{count}} 条',
  },
  recommend: {
    title: '推荐网格员', parts: '网格责任 · 在办量 · 距离 · 技能', grid: '责任', load: '在办量', distance: '距离', skill: '技能', none: '本村没有可派的网格员', noneHint: '请在“队伍”里检查在岗状态。',
    noPosition: '位置未知', positionAge: '{{distance}} · {{age}}', noLeft: '没有其他人选', search: '姓名或拼音首字母', openTasks_other: '在办 {{count}} 件', score: '得分 {{score}}',
  },
  detail: {
    none: '选择一条任务查看详情', noneHint: '↑↓ 移动，回车打开，A 派给首选。', gone: '这条任务已不在您的辖区', start: '推送', due: '截止', now: '今天', close: '收起',
    facts: '登记信息', address: '地址', grid: '网格', placed: '定位', phone: '电话', contact: '联系人', reveal: '显示', scope: '经营范围', code: '信用代码', kind: '类型', capital: '注册资本', registered: '登记日期', show: '完整经营范围', less: '收起',
    assignee: '网格员', assignedAt: '派单', received: '收到', firstCheck: '首检期限', recheckDue: '复查期限', visits_other: '上门 {{count}} 次未遇', notice: '告知书', problems: '问题', lead: '转线索',
    map: '位置', schematic: '示意', noMap: '本村还没有网格图', history_other: '同主体任务（{{count}}）', noHistory: '该主体没有其他任务', timeline: '经过', inspections: '核查记录', itemSet: '4+2 项', proxy: '代录', onTime: '按期', late: '逾期', revealNeeds: '需联网，查看会记入审计',
  },
  form: {
    submitTitle: '代录首检', recheckTitle: '代录复查', proxyNote: '由 {{name}} 现场核查，调度员代录；记录会标明代录。', result: '结果', items: '核查项目（4+2）', problems: '发现的问题', notice: '责令改正告知书', noticeNumber: '文号', noticeFacts: '事实与要求', note: '备注',
    needResult: '请选择结果', needProblem: '请至少选择一个问题', needNotice: '有问题须填写告知书', needReason: '请填写原因', reason: '原因', reasonHint: '写明原因，会记入经过', text: '内容', member: '网格员', village: '村（社区）', grid: '网格', needChoice: '请选择',
    cancelWarn: '作废后任务不再计入首检，须写明原因。', moveHint: '首检期限照常计算；新的村另有一个工作日派单。', urgeHint: '可留空', notAsked: '未涉及', recheckWarn: '选“未整改”将转为线索，由村处置。', notFoundWarn: '首次未找到将安排换人二次上门；再次未找到转为线索。',
  },
  bulk: {
    title_other: '批量派单（{{count}} 条）', notAssignable_other: '{{count}} 条不是待派状态，不会派单', mode: '派给', one: '同一位网格员', chiefs: '各网格的格长', preview: '派单结果', toMember: '{{name}}：{{count}} 条', noChief_other: '{{count}} 条所在网格没有在岗格长，不派', start_other: '派单 {{count}} 条', progress: '已派 {{done}} / {{total}}', needMember: '请选择网格员', otherVillages: '所选任务不在同一个村，请用“各网格的格长”', limit: '一次最多 500 条，其余请分批',
  },
  print: {
    title: '派工单', preview: '打印预览', station: '{{station}}', member: '网格员：{{name}}', unassigned: '未派', date: '打印时间：{{time}}', by: '打印人：{{name}}', count_other: '共 {{count}} 条', page: '第 {{page}} 页 共 {{pages}} 页',
    index: '序号', number: '编号', name: '主体名称', address: '地址', cause: '事由', grid: '网格', due: '期限', result: '核查结果', resultOptions: '□正常 □未找到 □问题', sign: '网格员签名', signDate: '日期', note: '现场核对地址、开业、许可与亮照；发现问题当场送达告知书。', run: '打印', pages_other: '{{count}} 页', grouped: '按网格员分页',
  },
  keys: { title: '派单台', move: '上下移动', extend: '连续选择', select: '选择', all: '全选', open: '打开详情', close: '收起详情', first: '派给首选', pick: '派给推荐第 1–3 位', choose: '选人派单或改派', remark: '备注', print: '打印派工单', bulk: '批量派单', urge: '催办', check: '代录核查', filter: '筛选框', queue: '上一个、下一个队列', page: '翻页', ends: '到头、到尾' },
  allSelected: '已选前 {{count}} 条', nothingToAssign: '这条任务现在不能派单',
};
